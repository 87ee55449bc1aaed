"""What happens to charters that later features answer to."""

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CharterCompleted(Event):
    """The third signature is there."""

    charter_id: int
    actor: str
