"""How long a mentorship lasts that takes over from one that ended before its time. Pure."""

from datetime import date

from app.programmes.definition import Rhythm, add_months


def remaining_until(former_end: date, committed_on: date, rhythm: Rhythm) -> date | None:
    """Return the last day of the former mentorship, which the new one takes over; or nothing: it lasts a whole one.

    The time left serves as long as the least number of meetings fits into it at the programme's pace: that number is
    never made smaller. It is counted from the day both said yes, which does not move between the charter and its
    signatures.
    """
    months = -(-rhythm.meetings_min // rhythm.meetings_a_month)
    return former_end if add_months(committed_on, months) <= former_end else None
