"""How far the clock may be pushed at once, the days that are lived on the way, and what copies of a charter suffer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from app.core.clock import PARIS


class Push(StrEnum):
    """A button of the banner."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Tampering(StrEnum):
    """What was done to a copy of a sealed charter."""

    NOTHING = "telle-quelle"
    ONE_BYTE = "un-octet"
    SAVED_AGAIN = "enregistree"
    APPENDED = "ajout"
    SEAL_REMOVED = "sans-cachet"
    NAMESAKE = "autre-cachet"


DAYS = {Push.DAY: 1, Push.WEEK: 7, Push.MONTH: 30}


def days_after(start: datetime, push: Push) -> Iterator[datetime]:
    """Give each instant to stop at: the same hour of Paris, day after day."""
    local = start.astimezone(PARIS)
    for day in range(1, DAYS[push] + 1):
        yield (local.replace(tzinfo=None) + timedelta(days=day)).replace(tzinfo=PARIS).astimezone(start.tzinfo)
