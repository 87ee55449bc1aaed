"""The life of a help request, as a table; the day promised, and when its reader is reminded of it. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from app.core.holidays import working_days_after
from app.followup.models import HelpDoor, HelpState

_DAY = timedelta(days=1)


class HelpAct(StrEnum):
    """What the author (`write`, `settle`) or the reader (`answer`, `close`) does to a request."""

    WRITE = "write"
    SETTLE = "settle"
    ANSWER = "answer"
    CLOSE = "close"


TABLE: dict[tuple[HelpState, HelpAct], HelpState] = {
    (HelpState.OPEN, HelpAct.WRITE): HelpState.OPEN,
    (HelpState.ANSWERED, HelpAct.WRITE): HelpState.OPEN,
    (HelpState.CLOSED, HelpAct.WRITE): HelpState.OPEN,
    (HelpState.OPEN, HelpAct.ANSWER): HelpState.ANSWERED,
    (HelpState.ANSWERED, HelpAct.ANSWER): HelpState.ANSWERED,
    (HelpState.OPEN, HelpAct.SETTLE): HelpState.CLOSED,
    (HelpState.ANSWERED, HelpAct.SETTLE): HelpState.CLOSED,
    (HelpState.ANSWERED, HelpAct.CLOSE): HelpState.CLOSED,
}
"""Only its author closes a request that nobody has answered."""


def after(state: HelpState, act: HelpAct) -> HelpState | None:
    """Return the state an act leads to, or `None` where it may not be done."""
    return TABLE.get((state, act))


def answer_day(asked_on: date, days: int) -> date:
    """Return the last day to answer: so many working days after the one on which it was asked."""
    return working_days_after(asked_on, days)


def is_late(state: HelpState, answer_by: date, today: date) -> bool:
    """Tell whether the promised day is over without an answer."""
    return state is HelpState.OPEN and today > answer_by


def reminder_due(answer_by: date, reminded_on: date | None, today: date) -> bool:
    """Tell whether the reader is to be reminded: the day before the one promised, and the day after.

    A clock that was stopped for both sends one.
    """
    reached = [day for day in (answer_by - _DAY, answer_by + _DAY) if day <= today]
    return bool(reached) and (reminded_on is None or reminded_on < reached[-1])


def may_release(door: HelpDoor, state: HelpState, *, released: bool) -> bool:
    """Tell whether its author may let the other member know of a mediation."""
    return door is HelpDoor.MEDIATION and state is not HelpState.CLOSED and not released
