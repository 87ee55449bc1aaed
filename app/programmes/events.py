"""What happens to programmes that later features answer to."""

from dataclasses import dataclass

from app.core.events import Event
from app.programmes.definition import Move


@dataclass(frozen=True, kw_only=True)
class ProgrammeCreated(Event):
    """A programme was made: from a preset, whose Markdown `charter_text` is, or as another edition of one."""

    programme_id: int
    charter_text: str
    actor: str
    cloned_from_id: int | None = None
    publish_text: bool = True


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """The calendar of a programme has become another: whatever was told of its days follows, in this transaction."""

    programme_id: int
    move: Move
    actor: str


@dataclass(frozen=True, kw_only=True)
class CoordinationHandedOver(Event):
    """Somebody else coordinates a programme from now on, in the place of whoever handed it over."""

    programme_id: int
    hand_over_id: int
    actor: str
