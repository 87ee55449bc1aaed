"""The types by which each feature declares what the floors above only gather.

`Attention`: what a coordinator must see. `Due`: what falls due at a date. `PersonalData`: what is exported and erased.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Attention:
    """One sentence of « à traiter »: a code worded by its feature, how many, since when, and where to go."""

    code: str
    count: int
    endpoint: str
    values: dict[str, str]
    since: datetime | None = None
    urgency: int = 50


@dataclass(frozen=True)
class AttentionSource:
    """How a feature answers « what must the coordinator of this programme see? » and says it in French."""

    find: Callable[[int, int], Sequence[Attention]]  # programme id, person id
    sentence: Callable[[Attention], str]
    action: Callable[[Attention], str]


@dataclass(frozen=True)
class Due:
    """Something the clock does: `run(now)` does all of it that is due, and tells how many."""

    name: str
    run: Callable[[datetime], int]


@dataclass(frozen=True)
class Panel:
    """What a later feature adds to an earlier feature's page: a partial of its own, and what it needs."""

    template: str
    context: dict[str, object]
    order: int = 50


PanelSource = Callable[[Any], Panel | None]

attention_sources: dict[str, AttentionSource] = {}
dues: dict[str, Due] = {}
_panels: dict[str, dict[str, PanelSource]] = {}


def declare_attention(feature: str, source: AttentionSource) -> None:
    """Register the source of a feature; declaring it again replaces it."""
    attention_sources[feature] = source


def declare_due(due: Due) -> None:
    """Register something the clock does; declaring it again replaces it."""
    dues[due.name] = due


def declare_panel(page: str, feature: str, source: PanelSource) -> None:
    """Let a later feature show something on an earlier page, such as `application_status` or `pair_coordination`."""
    _panels.setdefault(page, {})[feature] = source


def panels(page: str, subject: object) -> list[Panel]:
    """Return what later features show on that page about `subject`, in order."""
    found = [source(subject) for source in _panels.get(page, {}).values()]
    return sorted((panel for panel in found if panel), key=lambda panel: panel.order)
