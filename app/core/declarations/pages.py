"""What a later feature adds to the pages of an earlier one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    """What a later feature adds to an earlier feature's page: a partial of its own, and what it needs.

    `headline`, a state and its sentence, stands for what the page says first when the thing has since moved on;
    `binding` says that somebody else now counts on it, so that the page no longer offers to leave.
    """

    template: str
    context: dict[str, object]
    order: int = 50
    headline: tuple[str, str] | None = None
    binding: bool = False


@dataclass(frozen=True)
class Milestone:
    """One step of « le parcours » of a programme: how many have come that far, and the words for so many."""

    order: int
    count: Callable[[int, int], int]  # programme id, id of who reads
    words: Callable[[int], str]


@dataclass(frozen=True)
class Column:
    """What a later feature adds to each row of an earlier feature's table: found for all the rows of a page at once."""

    label: str
    order: int
    cells: Callable[[Sequence[int]], Mapping[int, str]]  # ids of the rows; those with nothing to say may be absent


PanelSource = Callable[[Any], Panel | None]

_milestones: dict[str, Milestone] = {}
_columns: dict[str, dict[str, Column]] = {}
_panels: dict[str, dict[str, PanelSource]] = {}


def declare_panel(page: str, feature: str, source: PanelSource) -> None:
    """Let a later feature show something on an earlier page, such as `application_status` or `pair_coordination`."""
    _panels.setdefault(page, {})[feature] = source


def panels(page: str, subject: object) -> list[Panel]:
    """Return what later features show on that page about `subject`, in order."""
    found = [source(subject) for source in _panels.get(page, {}).values()]
    return sorted((panel for panel in found if panel), key=lambda panel: panel.order)


def declare_milestone(name: str, milestone: Milestone) -> None:
    """Register one step of « le parcours »; declaring it again replaces it."""
    _milestones[name] = milestone


def milestones() -> list[Milestone]:
    """Return the steps of « le parcours », in order."""
    return sorted(_milestones.values(), key=lambda milestone: milestone.order)


def declare_column(table: str, feature: str, column: Column) -> None:
    """Let a later feature add a column to an earlier feature's table, such as `pairs`."""
    _columns.setdefault(table, {})[f"{feature}.{column.label}"] = column


def columns(table: str) -> list[Column]:
    """Return the columns later features add to that table, in order."""
    return sorted(_columns.get(table, {}).values(), key=lambda column: column.order)
