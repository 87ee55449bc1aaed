"""What happens to applications that later features answer to."""

from dataclasses import dataclass, field

from app.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(Event):
    """The applicant left; whatever was proposed to them falls."""

    application_id: int
    actor: str


@dataclass(frozen=True, kw_only=True)
class ApplicationErased(Event):
    """A file was emptied, its time being over; what others wrote of that applicant goes with it."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class AcceptanceUndone(Event):
    """An acceptance that was prepared will not leave: whoever was chosen for it no longer is.

    Those who answer add to `fallen` the ref of each thing that fell with it.
    """

    application_id: int
    actor: str
    fallen: list[str] = field(default_factory=list)
