"""The waiting lists of a programme, one a role."""

from sqlalchemy import and_, func, or_, select

from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.applications.queries.recusals import visible_to
from app.core.database import db

_LISTED = or_(
    Application.state == ApplicationState.WAITLISTED,
    and_(
        Application.state == ApplicationState.ELIGIBLE,
        Application.decision == Decision.WAITLIST,
        Application.released_at.is_(None),
    ),
)


def waiting_list(programme_id: int, role: ApplicantRole, reader_id: int | None = None) -> list[Application]:
    """Return who waits, told so or about to be, the first in line first; without those hidden from a reader."""
    found = select(Application).where(_LISTED, Application.programme_id == programme_id, Application.role == role)
    found = found.where(visible_to(reader_id, programme_id))
    rank = func.coalesce(Application.waiting_rank, 1_000_000)
    return list(db.session.scalars(found.order_by(rank, Application.submitted_at, Application.id)))


def may_be_called_up(application: Application) -> bool:
    """Tell whether somebody on the list was told that they wait, and is not about to be told something else."""
    pending = application.decision is not None and application.released_at is None
    return application.state is ApplicationState.WAITLISTED and not pending


def accepted_count(programme_id: int, role: ApplicantRole) -> int:
    """Return how many are accepted in a role."""
    counted = select(func.count()).select_from(Application)
    accepted = counted.filter_by(programme_id=programme_id, role=role, state=ApplicationState.ACCEPTED)
    return db.session.scalar(accepted) or 0
