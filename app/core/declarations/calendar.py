"""What a day of a programme's calendar sends, and to whom a day was told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Planned:
    """What one day of a programme's calendar sends: when it leaves, to how many as things stand, and its sentence.

    `anchor` names the day (`closes_on`), `leaves` finds when from it. `by_hand`: when somebody says so.
    """

    anchor: str
    leaves: Callable[[date], date]
    people: Callable[[int, int], int]  # programme id, id of who reads
    sentence: Callable[[int], str]
    by_hand: bool = False


@dataclass(frozen=True)
class Promise:
    """A day that somebody was told in writing, and that follows a day of the calendar when it moves.

    `thing` is what it is about: one proposal is promised to two people. `code` is worded by its feature.
    """

    code: str
    anchor: str
    day: date
    thing: str
    address: str
    first_name: str


@dataclass(frozen=True)
class PromiseSource:
    """How a feature answers « whom did we tell a day? », and says it: for a letter, and in number."""

    find: Callable[[int, int | None], Sequence[Promise]]  # programme id, id of who reads or nobody
    words: Callable[[str], str]
    counted: Callable[[str, int], str]


@dataclass(frozen=True)
class Enclosure:
    """What a feature adds to the letter that tells somebody that a day has moved: a sentence, and a file.

    `sentence` is also read in the preview, as somebody may know; it is empty when there is nothing to add for that
    address. `enclose` is called as the letter leaves, in the same transaction: the file's name, media type, content.
    """

    sentence: Callable[[int, str, int | None], str]  # programme id, address, id of who reads or nobody
    enclose: Callable[[int, str], tuple[str, str, bytes]]


promise_sources: dict[str, PromiseSource] = {}
_enclosures: dict[str, Enclosure] = {}
_planned: dict[str, Planned] = {}


def declare_planned(name: str, planned: Planned) -> None:
    """Register something a day of the calendar sends; declaring it again replaces it."""
    _planned[name] = planned


def planned_on(anchor: str) -> list[Planned]:
    """Return what that day of a calendar sends, in the order declared."""
    return [each for each in _planned.values() if each.anchor == anchor]


def declare_promises(feature: str, source: PromiseSource) -> None:
    """Register the days a feature tells people; declaring it again replaces it."""
    promise_sources[feature] = source


def declare_enclosure(anchor: str, enclosure: Enclosure) -> None:
    """Register what goes along when that day of a calendar moves; declaring it again replaces it."""
    _enclosures[anchor] = enclosure


def enclosure_for(anchor: str) -> Enclosure | None:
    """Return what goes along when that day moves, if anything does."""
    return _enclosures.get(anchor)
