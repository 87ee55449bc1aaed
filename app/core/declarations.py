"""The types by which each feature declares what the floors above only gather.

`Attention`: what a coordinator must see. `Due`: what falls due at a date. `Planned` and `Promise`: what a day of the
calendar sends, and to whom a day was told. `Job`: work too long to be done while holding the database. `Check`: what
must be in order for the installation to work.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Attention:
    """One sentence of « à traiter »: a code worded by its feature, how many, since when, and where to go.

    The lowest `urgency` comes first.
    """

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


class NotNow(Exception):
    """Raised by the `prepare` of a job: nothing more of it can be done in this turn, and its feature says why."""


@dataclass(frozen=True)
class Job:
    """Work too long to be done while holding the database: looked for and prepared reading, written in a moment.

    `todo(now)` tells what waits, by id. `prepare(id)` does the long part and returns plain values. `write(id, values)`
    keeps them, in a transaction of its own, and tells whether it did: another worker may have been faster.
    """

    name: str
    todo: Callable[[datetime], Sequence[int]]
    prepare: Callable[[int], Any]
    write: Callable[[int, Any], bool]


@dataclass(frozen=True)
class Finding:
    """What a check found: a sentence for whoever keeps the server; `ok` when nobody has to do anything."""

    sentence: str
    ok: bool


@dataclass(frozen=True)
class Check:
    """Something that must be in order: what `doctor` runs, and what a worker runs as it starts, when it has a say."""

    name: str
    run: Callable[[], Sequence[Finding]]
    at_start: Callable[[], Sequence[Finding]] | None


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

attention_sources: dict[str, AttentionSource] = {}
dues: dict[str, Due] = {}
promise_sources: dict[str, PromiseSource] = {}
jobs: dict[str, Job] = {}
checks: dict[str, Check] = {}
_planned: dict[str, Planned] = {}
_milestones: dict[str, Milestone] = {}
_columns: dict[str, dict[str, Column]] = {}
_panels: dict[str, dict[str, PanelSource]] = {}


def declare_attention(feature: str, source: AttentionSource) -> None:
    """Register the source of a feature; declaring it again replaces it."""
    attention_sources[feature] = source


def declare_due(due: Due) -> None:
    """Register something the clock does; declaring it again replaces it."""
    dues[due.name] = due


def declare_planned(name: str, planned: Planned) -> None:
    """Register something a day of the calendar sends; declaring it again replaces it."""
    _planned[name] = planned


def planned_on(anchor: str) -> list[Planned]:
    """Return what that day of a calendar sends, in the order declared."""
    return [each for each in _planned.values() if each.anchor == anchor]


def declare_promises(feature: str, source: PromiseSource) -> None:
    """Register the days a feature tells people; declaring it again replaces it."""
    promise_sources[feature] = source


def declare_job(job: Job) -> None:
    """Register long work of the worker; declaring it again replaces it."""
    jobs[job.name] = job


def declare_check(check: Check) -> None:
    """Register something that must be in order; declaring it again replaces it."""
    checks[check.name] = check


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
