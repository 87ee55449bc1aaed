"""How long one may change what one said after the first meeting. Pure."""

from datetime import datetime, timedelta

CHANGED_WITHIN = timedelta(days=14)  # of the first answer


def may_change(answered_at: datetime | None, now: datetime) -> bool:
    """Tell whether an answer may be given, or given otherwise."""
    return answered_at is None or now < answered_at + CHANGED_WITHIN
