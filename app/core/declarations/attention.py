"""What a coordinator must see: each feature finds its own, and words it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Attention:
    """One sentence of « à traiter »: a code worded by its feature, how many, since when, and where to go.

    The lowest `urgency` comes first. `since` is of what has waited longest. `whom` gives the refs of those it is about,
    as many as it counts: who is new among them is news to whoever was told before (`home.rules`), and where it leads to
    a list, its address says `voir` and the code, and the list shows them and nobody else. What is `on_page_only` is
    confidential between two people: it never leaves by mail with the rest.
    """

    code: str
    count: int
    endpoint: str
    values: dict[str, str]
    since: datetime | None = None
    urgency: int = 50
    on_page_only: bool = False
    whom: Callable[[], Collection[str]] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class AttentionSource:
    """How a feature answers « what must the coordinator of this programme see? » and says it in French."""

    find: Callable[[int, int], Sequence[Attention]]  # programme id, person id
    sentence: Callable[[Attention], str]
    action: Callable[[Attention], str]


attention_sources: dict[str, AttentionSource] = {}


def declare_attention(feature: str, source: AttentionSource) -> None:
    """Register the source of a feature; declaring it again replaces it."""
    attention_sources[feature] = source


@dataclass(frozen=True)
class Narrowed:
    """A list that shows those a line of « à traiter » is about: in the words of the line, and by their refs."""

    code: str
    sentence: str = ""
    refs: Collection[str] = ()


def narrowed_to(code: str, programme_id: int, person_id: int) -> Narrowed | None:
    """Return whom the line of that code is about now, nobody once it is no more; nothing when no code is given."""
    if not code:
        return None
    for source in attention_sources.values():
        for line in source.find(programme_id, person_id):
            if line.code == code and line.whom is not None:
                return Narrowed(code, source.sentence(line), frozenset(line.whom()))
    return Narrowed(code)
