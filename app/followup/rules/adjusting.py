"""How long a pause may be, what it moves, by when the other member is told of an end. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from app.programmes.definition import add_months

PAUSE_MONTHS = 6
LONG_PAUSE = timedelta(weeks=8)
TELL_DAYS = 3
KEPT_MONTHS = 3


class PauseProblem(StrEnum):
    """Why a mentorship cannot rest until that day."""

    TOO_SOON = "too_soon"
    TOO_LONG = "too_long"
    AFTER_END = "after_end"


def pause_problem(today: date, until: date, ends_on: date | None) -> PauseProblem | None:
    """Tell why a pause from today cannot last until that day, on which the two would resume; or nothing."""
    if until <= today:
        return PauseProblem.TOO_SOON
    if ends_on is not None and until >= ends_on:
        return PauseProblem.AFTER_END
    if until > longest_pause(today):
        return PauseProblem.TOO_LONG
    return None


def has_begun(starts_on: date | None, today: date) -> bool:
    """Tell whether a mentorship has reached its first day: before it, there is nothing to let rest."""
    return starts_on is not None and starts_on <= today


def longest_pause(today: date) -> date:
    """Return the last day on which a pause that begins today may end."""
    return add_months(today, PAUSE_MONTHS)


def days_moved(since: date, resumed_on: date, *, fixed_end: bool) -> int:
    """Return by how many days a pause moves the last day: none where the calendar gives everybody the same."""
    return 0 if fixed_end else (resumed_on - since).days


def tell_by(ended_on: date, meets_on: date | None) -> date:
    """Return the last day to tell the other that it is over: within three days, and before they go and meet."""
    day = ended_on + timedelta(days=TELL_DAYS)
    return day if meets_on is None else min(day, meets_on - timedelta(days=1))


def kept_until(ended_on: date) -> date:
    """Return the last day on which the notes of a mentorship that is over are kept."""
    return add_months(ended_on, KEPT_MONTHS)
