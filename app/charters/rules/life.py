"""The life of a charter and of a signature, as tables and questions."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum

from app.charters.models import CharterState, Party, SlotState
from app.core.text import fold

TRANSITIONS: Mapping[CharterState, frozenset[CharterState]] = {
    CharterState.DRAFT: frozenset({CharterState.OPEN, CharterState.CANCELLED}),
    CharterState.OPEN: frozenset(
        {
            CharterState.COMPLETE,
            CharterState.DECLINED,
            CharterState.EXPIRED,
            CharterState.CANCELLED,
            CharterState.SUPERSEDED,
        }
    ),
    CharterState.COMPLETE: frozenset({CharterState.SEALED}),
    CharterState.SEALED: frozenset(),
    CharterState.DECLINED: frozenset(),
    CharterState.EXPIRED: frozenset(),
    CharterState.CANCELLED: frozenset(),
    CharterState.SUPERSEDED: frozenset(),
}
LIVE = frozenset({CharterState.DRAFT, CharterState.OPEN, CharterState.COMPLETE, CharterState.SEALED})
SIGNED_BY_ALL = frozenset({CharterState.COMPLETE, CharterState.SEALED})
REMINDER_DAYS = (5, 12, 25)
LONGEST_PART = 200  # of a name: a first name, or a last one
LONGEST_NAME = 2 * LONGEST_PART + 1  # both, with the space between
_SATURDAY = 5


class Obstacle(StrEnum):
    """What keeps a charter from being issued."""

    NO_TEXT = "no_text"
    NO_SIGNATORY = "no_signatory"
    NO_NAME = "no_name"
    TOO_LATE = "too_late"
    SIGNS_TWICE = "signs_twice"


class Standing(StrEnum):
    """What somebody may do with one place of signature, as things stand."""

    MAY_SIGN = "may_sign"
    WAITS = "waits"
    SIGNED = "signed"
    DECLINED = "declined"
    EXPIRED = "expired"
    REPLACED = "replaced"
    NOT_AWAITED = "not_awaited"


class AccountKept(StrEnum):
    """Why somebody goes on coming in by the address they had, although their signature got another: see ADR 0015."""

    STAFF = "staff"
    TAKEN = "taken"
    ELSEWHERE = "elsewhere"


def state_on(today: date, state: CharterState, sign_by: date) -> CharterState:
    """Return what a charter is that day: an open one is over once its last day is, even before the worker says so."""
    return CharterState.EXPIRED if state is CharterState.OPEN and today > sign_by else state


def may_become(now: CharterState, then: CharterState) -> bool:
    """Tell whether a charter may go from one state to the other."""
    return then in TRANSITIONS[now]


def standing(party: Party, states: Mapping[Party, SlotState], charter: CharterState) -> Standing:
    """Tell what a party may do. A signature given stays given, whatever became of the charter."""
    mine = states[party]
    if mine is SlotState.SIGNED:
        return Standing.SIGNED
    if mine is SlotState.DECLINED:
        return Standing.DECLINED
    closed = {CharterState.EXPIRED: Standing.EXPIRED, CharterState.SUPERSEDED: Standing.REPLACED}
    if charter is not CharterState.OPEN:
        return closed.get(charter, Standing.NOT_AWAITED)
    return Standing.MAY_SIGN if is_turn_of(party, states) else Standing.WAITS


def is_turn_of(party: Party, states: Mapping[Party, SlotState]) -> bool:
    """Tell whether a party may sign now: the two members in any order, the host once both have."""
    if states[party] is not SlotState.PENDING:
        return False
    return party is not Party.HOST or all(states[member] is SlotState.SIGNED for member in (Party.MENTOR, Party.MENTEE))


def is_complete(states: Mapping[Party, SlotState]) -> bool:
    """Tell whether the three have signed."""
    return len(states) == len(Party) and all(state is SlotState.SIGNED for state in states.values())


def same_name(typed: str, expected: str) -> bool:
    """Tell whether two names agree, case, accents and punctuation apart."""
    return fold(typed) == fold(expected)


def missing_clauses(asked: Sequence[str], ticked: Collection[str]) -> list[str]:
    """Return the clauses that were not ticked, in their order."""
    return [clause for clause in asked if clause not in ticked]


def reminders_due(asked_on: date, today: date, sign_by: date) -> int:
    """Return how many reminders should be behind us today: at 5, 12 and 25 days, if they fall before the last day."""
    days = (asked_on + timedelta(days=count) for count in REMINDER_DAYS)
    return sum(1 for day in days if day <= today and day < sign_by)


def next_reminder(asked_on: date, today: date, sign_by: date) -> date | None:
    """Return the day of the next reminder after today, or `None` when no more is planned."""
    days = (asked_on + timedelta(days=count) for count in REMINDER_DAYS)
    return next((day for day in days if today < day < sign_by), None)


def answer_day(since: date, days: int) -> date:
    """Return the day that many working days after another: Saturdays and Sundays do not count."""
    day, left = since, days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day
