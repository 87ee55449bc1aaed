"""What happens to programmes that later features answer to."""

from dataclasses import dataclass

from app.core.events import Event
from app.programmes.definition import Move


@dataclass(frozen=True, kw_only=True)
class ProgrammeCreated(Event):
    """A programme was made from a preset; `charter_text` is the Markdown its preset came with."""

    programme_id: int
    charter_text: str
    actor: str


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """The calendar of a programme has become another: whatever was told of its days follows, in this transaction."""

    programme_id: int
    move: Move
    actor: str
