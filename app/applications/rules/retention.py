"""Until when the file of somebody who does not go on is kept (GDPR art. 5.1.e; the programme's own delay)."""

from datetime import datetime, timedelta

from app.applications.models import ApplicationState
from app.core.clock import end_of_day, to_paris
from app.programmes.definition import Calendar, add_months

WITHDRAWN_KEPT_DAYS = 30


def erase_at(
    state: ApplicationState, *, withdrawn_at: datetime | None, released_at: datetime | None, calendar: Calendar
) -> datetime | None:
    """Return the instant a file is erased: so many days after a withdrawal, so many months after a refusal."""
    if state is ApplicationState.WITHDRAWN and withdrawn_at:
        return end_of_day(to_paris(withdrawn_at).date() + timedelta(days=WITHDRAWN_KEPT_DAYS))
    if state is ApplicationState.DECLINED and released_at:
        return end_of_day(add_months(to_paris(released_at).date(), calendar.kept_months))
    return None
