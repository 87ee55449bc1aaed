"""How long one may change what one said after the first meeting. Pure."""

from datetime import date, datetime, timedelta

from app.core.clock import end_of_day, to_paris

CHANGED_WITHIN = timedelta(days=14)  # of the first answer


def last_day_to_change(answered_at: datetime) -> date:
    """Return the last day, to its end in Paris, on which an answer may be given otherwise."""
    return to_paris(answered_at).date() + CHANGED_WITHIN


def may_change(answered_at: datetime | None, now: datetime) -> bool:
    """Tell whether an answer may be given, or given otherwise."""
    return answered_at is None or now < end_of_day(last_day_to_change(answered_at))
