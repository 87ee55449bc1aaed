"""What happens to pairs that later features answer to."""

from dataclasses import dataclass
from datetime import date

from app.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PairCommitted(Event):
    """Both members said yes."""

    pair_id: int
    actor: str


@dataclass(frozen=True, kw_only=True)
class PairClosed(Event):
    """A pair that was declined, expired or cancelled before it began: an open charter of it falls."""

    pair_id: int
    actor: str


@dataclass(frozen=True, kw_only=True)
class PairPaused(Event):
    """A mentorship rests from one day until another, on which it resumes unless somebody resumes it before."""

    pair_id: int
    since: date
    until: date
    actor: str


@dataclass(frozen=True, kw_only=True)
class PairResumed(Event):
    """A mentorship that rested goes on; its last day is later by `days`, none where that day is the same for all."""

    pair_id: int
    on: date
    days: int
    actor: str


@dataclass(frozen=True, kw_only=True)
class PairEnded(Event):
    """A mentorship is over: at its last day, or `early`. Whatever was to be signed about it falls."""

    pair_id: int
    early: bool
    actor: str
