"""What later features say of an account: letters its holder may decline, and a name that is kept with a file."""

from collections.abc import Callable
from enum import StrEnum

from app.access.models import Person

Finder = Callable[[Person], bool]


class Declinable(StrEnum):
    """A kind of letter that leaves only to who wants it; what a mentorship needs leaves anyway."""

    REMINDERS = "reminders"
    SUMMARY = "summary"


_offered: dict[Declinable, Finder] = {}
_holders: dict[str, Finder] = {}


def offer(kind: Declinable, finder: Finder) -> None:
    """Let a feature say whether a kind of letter concerns somebody: their account then asks whether they want it."""
    _offered[kind] = finder


def offered_to(person: Person) -> frozenset[Declinable]:
    """Return the kinds of letters that this person may decline."""
    return frozenset(kind for kind, finder in _offered.items() if finder(person))


def hold_name(feature: str, finder: Finder) -> None:
    """Let a feature say whether somebody's name stands in a file of theirs: the coordination then corrects it."""
    _holders[feature] = finder


def is_name_held(person: Person) -> bool:
    """Tell whether a name is the coordination's to correct."""
    return any(finder(person) for finder in _holders.values())
