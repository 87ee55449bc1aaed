"""The only place that reads the time. Instants are UTC; days are those of people in Paris."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")


def real_now() -> datetime:
    """Return the machine's instant. For sessions, sign-in links and limits, which no pushed clock may expire."""
    return datetime.now(UTC)


_source: Callable[[], datetime] = real_now


def set_source(source: Callable[[], datetime] | None) -> None:
    """Take the time of the programme from `source` (the demo's pushed clock); `None` gives the real one back."""
    global _source  # noqa: PLW0603 - one clock for the whole process is the point
    _source = source or real_now


def now() -> datetime:
    """Return the instant of the programme, in UTC."""
    return _source()


def to_paris(instant: datetime) -> datetime:
    """Return the same instant as people in Paris write it."""
    return instant.astimezone(PARIS)


def today() -> date:
    """Return the day it is in Paris."""
    return to_paris(now()).date()


def start_of_day(day: date) -> datetime:
    """Return the first instant of `day` in Paris."""
    return datetime.combine(day, time.min, PARIS).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """Return the first instant after `day` in Paris: a deadline accepts what comes strictly before it."""
    return start_of_day(day + timedelta(days=1))
