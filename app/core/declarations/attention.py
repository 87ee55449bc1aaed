"""What a coordinator must see: each feature finds its own, and words it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Attention:
    """One sentence of « à traiter »: a code worded by its feature, how many, since when, and where to go.

    The lowest `urgency` comes first. `since` is of what has waited longest, and stays while that waits: with the count
    it tells what is new to whoever was told before (`home.rules`). What is `on_page_only` is confidential between two
    people: it never leaves by mail with the rest.
    """

    code: str
    count: int
    endpoint: str
    values: dict[str, str]
    since: datetime | None = None
    urgency: int = 50
    on_page_only: bool = False


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
