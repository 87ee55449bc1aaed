"""What happens to applications that later features answer to."""

from dataclasses import dataclass

from app.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ApplicationWithdrawn(Event):
    """The applicant left; whatever was proposed to them falls."""

    application_id: int
    actor: str
