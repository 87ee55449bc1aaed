"""When the private texts of a pair that is over are erased, and when its members are told. Pure."""

from datetime import date, timedelta

from app.followup.rules.adjusting import KEPT_MONTHS, kept_until
from app.programmes.definition import add_months

NOTICE = timedelta(days=14)
_SHORT_MONTH = 3  # days by which the same day of the month may be missing


def last_end_erased(day: date) -> date:
    """Return the latest end of a mentorship whose private texts are no longer kept that day."""
    end = add_months(day, -KEPT_MONTHS) + timedelta(days=_SHORT_MONTH)
    while kept_until(end) >= day:
        end -= timedelta(days=1)
    return end


def last_end_told(day: date) -> date:
    """Return the latest end of a mentorship whose members must have been told by that day: two weeks before."""
    return last_end_erased(day + NOTICE + timedelta(days=1))


def kept_if_told(ended_on: date, told_on: date) -> date:
    """Return the last day of the private texts for whoever is told that day: never sooner than in two weeks."""
    return max(kept_until(ended_on), told_on + NOTICE)
