"""How long things open, and how often one may try. Real time: the demo's clock signs nobody out.

Links live 10 minutes for staff (ASVS 5.0, 6.5.5) and 30 for everybody else: the greylisting of hospital mail servers
delays messages by 5 to 15 minutes, so that a link of 10 would often arrive dead. The decision is `docs/adr`'s.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.access.models import Purpose

LINK_LIFE_STAFF = timedelta(minutes=10)
LINK_LIFE = timedelta(minutes=30)
MAX_TRIES = 5
SEEN_EVERY = timedelta(minutes=10)
TICKETS_KEPT = timedelta(days=1)
ADDRESSES_PER_DAY = 5  # of one person: each writes to a mailbox that may be a stranger's
FRESH = timedelta(minutes=30)
# Each ticket allows five guesses among a million codes: the day's limit keeps a year of guessing under 4 %.
TICKETS_PER_ADDRESS = ((timedelta(minutes=30), 5), (timedelta(days=1), 20))


@dataclass(frozen=True)
class SessionLife:
    """How long a session opens its door: at most, and without a visit."""

    absolute: timedelta
    idle: timedelta | None = None


_LIVES = {
    Purpose.ACCOUNT: SessionLife(timedelta(days=30)),
    Purpose.DRAFT: SessionLife(timedelta(days=7)),
    Purpose.SIGNATURE: SessionLife(timedelta(hours=2)),
}
_STAFF = SessionLife(timedelta(hours=12), idle=timedelta(minutes=60))


def link_life(*, staff: bool) -> timedelta:
    """How long a sign-in link and its code may be used."""
    return LINK_LIFE_STAFF if staff else LINK_LIFE


def minutes_of(life: timedelta) -> int:
    """Return how long something lives, as letters and pages say it."""
    return int(life.total_seconds() // 60)


def session_life(purpose: Purpose, *, staff: bool) -> SessionLife:
    """How long a session lasts: 12 h and 60 min without a visit for staff, 30 days for others (ASVS 7.3)."""
    return _STAFF if staff and purpose is Purpose.ACCOUNT else _LIVES[purpose]


def too_many(asked_at: list[datetime], now: datetime) -> bool:
    """Tell whether this address was asked for so often that no further message may leave."""
    return any(sum(instant > now - window for instant in asked_at) >= most for window, most in TICKETS_PER_ADDRESS)


def is_fresh(signed_in_at: datetime, now: datetime) -> bool:
    """Tell whether somebody came in a moment ago, by a link or a code (ASVS 7.5.3)."""
    return now - signed_in_at < FRESH


def is_due_to_be_seen(last_seen_at: datetime, now: datetime) -> bool:
    """Tell whether the last visit written down is old enough to be written again."""
    return now - last_seen_at >= SEEN_EVERY
