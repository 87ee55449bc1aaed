"""Answers to a proposal: when they are awaited, when silence is reminded, and what a later day means."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from app.pairing.models import Acquaintance, Answer, PairState
from app.pairing.rules.lifecycle import UNDERWAY
from app.programmes.definition import Calendar

REMINDERS = (7, 2, 0)
"""Days before the day to answer on which whoever is silent is written to."""


def answer_day(calendar: Calendar, today: date) -> date:
    """Return the last day to answer a proposal made today: the cohort's, or so many days once that one is past."""
    day = calendar.confirm_due(today)
    return day if day > today else today + timedelta(days=calendar.confirm_days)


def reminder_due(*, answer_by: date, proposed_on: date, today: date, sent: Collection[int]) -> int | None:
    """Return which reminder leaves today, or `None`.

    One missed while nothing ran is made up for by the nearest only, and none leaves on the day of the proposal itself.
    """
    left = (answer_by - today).days
    if left < 0:
        return None
    reached = [days for days in REMINDERS if left <= days and answer_by - timedelta(days=days) > proposed_on]
    nearest = min(reached, default=None)
    return None if nearest is None or any(days <= nearest for days in sent) else nearest


def is_past(answer_by: date, today: date) -> bool:
    """Tell whether the last day to answer is over; that day itself still counts, in Paris."""
    return today > answer_by


def contradicts(answer: Answer, acquaintance: Acquaintance) -> bool:
    """Tell whether somebody accepts a pair while saying that they prefer another."""
    return answer is Answer.YES and acquaintance is Acquaintance.PREFER_ANOTHER


class Standing(StrEnum):
    """Where a proposal stands for one of its members."""

    TO_ANSWER = "to_answer"
    WAITING = "waiting"  # I said yes, the other has not answered
    COMMITTED = "committed"
    REFUSED = "refused"  # I asked for somebody else
    CLOSED = "closed"  # it will not be: by whom and why is not said
    OVER = "over"  # it was a pair, and has ended


def standing(state: PairState, mine: Answer | None, answer_by: date | None, today: date) -> Standing:
    """Return where the proposal stands for a member who gave that answer, or none."""
    if state is PairState.PROPOSED and answer_by is not None and not is_past(answer_by, today):
        return Standing.WAITING if mine is Answer.YES else Standing.TO_ANSWER
    if state in UNDERWAY:
        return Standing.COMMITTED
    if state in (PairState.COMPLETED, PairState.ENDED_EARLY):
        return Standing.OVER
    return Standing.REFUSED if mine is Answer.NO else Standing.CLOSED
