"""The one next step of a pair's page, as a question. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.charters.rules import Standing
from app.pairing.models import PairState
from app.pairing.rules import OVER, RUNNING, UNDERWAY
from app.programmes.definition import add_months

SHOWN = UNDERWAY | OVER
NOTHING_HEARD_DAYS = 10


class NextStep(StrEnum):
    """What the page puts on top: one thing, in this order of priority once the charter is signed."""

    SIGN = "sign"
    WAIT_FOR_SIGNATURES = "wait_for_signatures"
    CHARTER_COMING = "charter_coming"
    CHARTER_FAILED = "charter_failed"
    OVER = "over"
    PAUSED = "paused"
    CONFIRM_MEETING = "confirm_meeting"
    MEETING_PLANNED = "meeting_planned"
    TELL_MEETING = "tell_meeting"
    AWAIT_ANSWER = "await_answer"
    STARTS_LATER = "starts_later"
    PROPOSE_FIRST_MEETING = "propose_first_meeting"
    AWAIT_FIRST_MEETING = "await_first_meeting"
    MIDWAY = "midway"
    PLAN_MEETING = "plan_meeting"


@dataclass(frozen=True, kw_only=True)
class Meetings:
    """What the next step depends on in the meetings of a pair, for one member.

    `to_confirm`, `planned` and `awaiting` (one's own proposal) are ahead; `to_tell` is past, and nobody has said.
    `rest_days` is how long after the last one, at the programme's pace, a pair may do without a date.
    """

    to_confirm: bool = False
    planned: bool = False
    to_tell: bool = False
    awaiting: bool = False
    last_on: date | None = None
    rest_days: int = 30


def next_step(
    state: PairState,
    standing: Standing | None,
    *,
    charter_lives: bool,
    is_mentor: bool,
    starts_on: date | None,
    today: date,
    meetings: Meetings,
    midway_due: bool = False,
) -> NextStep:
    """Tell what comes next for one member; `standing` is that of their signature, if there is a charter."""
    if state is PairState.COMMITTED:
        return _charter_step(standing, lives=charter_lives)
    if state not in RUNNING:
        return NextStep.PAUSED if state is PairState.PAUSED else NextStep.OVER
    pending = _pending(meetings)
    if pending is not None:
        return pending
    if starts_on is not None and today < starts_on:
        return NextStep.STARTS_LATER
    if meetings.last_on is None:
        return NextStep.PROPOSE_FIRST_MEETING if is_mentor else NextStep.AWAIT_FIRST_MEETING
    # A pair that has just met looks back before it plans; one that has not met for long plans first.
    rested = today - meetings.last_on <= timedelta(days=meetings.rest_days)
    return NextStep.MIDWAY if midway_due and rested else NextStep.PLAN_MEETING


def _pending(meetings: Meetings) -> NextStep | None:
    known = (
        (meetings.to_confirm, NextStep.CONFIRM_MEETING),
        (meetings.planned, NextStep.MEETING_PLANNED),
        (meetings.to_tell, NextStep.TELL_MEETING),
        (meetings.awaiting, NextStep.AWAIT_ANSWER),
    )
    return next((step for stands, step in known if stands), None)


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
