"""The one next step of a pair's page, as a question. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from app.charters.rules import Standing
from app.pairing.models import PairState
from app.programmes.definition import add_months

OVER = frozenset({PairState.COMPLETED, PairState.ENDED_EARLY})
SHOWN = frozenset({PairState.COMMITTED, PairState.ACTIVE, PairState.PAUSED, PairState.EXTENDED}) | OVER
NOTHING_HEARD_DAYS = 10


class NextStep(StrEnum):
    """What the page puts on top: one thing, in this order of priority."""

    SIGN = "sign"
    WAIT_FOR_SIGNATURES = "wait_for_signatures"
    CHARTER_COMING = "charter_coming"
    CHARTER_FAILED = "charter_failed"
    STARTS_LATER = "starts_later"
    PROPOSE_FIRST_MEETING = "propose_first_meeting"
    AWAIT_FIRST_MEETING = "await_first_meeting"
    OVER = "over"


def next_step(
    state: PairState,
    standing: Standing | None,
    *,
    charter_lives: bool,
    is_mentor: bool,
    starts_on: date | None,
    today: date,
) -> NextStep:
    """Tell what comes next for one member; `standing` is that of their signature, if there is a charter."""
    if state in OVER:
        return NextStep.OVER
    if state is PairState.COMMITTED:
        return _charter_step(standing, lives=charter_lives)
    if starts_on is not None and today < starts_on:
        return NextStep.STARTS_LATER
    return NextStep.PROPOSE_FIRST_MEETING if is_mentor else NextStep.AWAIT_FIRST_MEETING


def _charter_step(standing: Standing | None, *, lives: bool) -> NextStep:
    if standing is None:
        return NextStep.CHARTER_COMING
    if not lives:
        return NextStep.CHARTER_FAILED
    known = {
        Standing.MAY_SIGN: NextStep.SIGN,
        Standing.WAITS: NextStep.WAIT_FOR_SIGNATURES,
        Standing.SIGNED: NextStep.WAIT_FOR_SIGNATURES,
    }
    return known.get(standing, NextStep.CHARTER_FAILED)


def months_since(start: date, day: date) -> float:
    """Return how many months a day is from the first of the month of `start`: 1.5 is mid-way through the second."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    length = (following - day.replace(day=1)).days
    return (day.year - start.year) * 12 + day.month - start.month + (day.day - 1) / length


def months_between(start: date, end: date) -> list[date]:
    """Return the first day of every month that a year of mentoring touches."""
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [add_months(start.replace(day=1), rank) for rank in range(count)]
