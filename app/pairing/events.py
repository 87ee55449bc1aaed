"""What happens to pairs that later features answer to."""

from dataclasses import dataclass

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
