"""What the public page of a programme counts, in one query whatever their number."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from app.applications.models import LIVE_STATES, ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.organisation.models import Partner
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import Programme, ProgrammePartner, ProgrammeState

_HIDDEN = (ProgrammeState.DRAFT, ProgrammeState.ARCHIVED)


@dataclass(frozen=True)
class Published:
    """A programme, how many asked and offered, and with whom it works."""

    programme: Programme
    mentees_asking: int
    mentors_ready: int
    partners: tuple[Partner, ...]


def published(slug: str) -> Published:
    """Return the programme at that address; raises `ProgrammeUnknown` while it is in preparation or put away."""
    rows = db.session.execute(_query(), {"slug": slug}).all()
    if not rows:
        raise ProgrammeUnknown(slug=slug)
    first = rows[0]
    partners = tuple(row.Partner for row in rows if row.Partner is not None)
    return Published(first.Programme, first.asking, first.ready, partners)


@cache
def _query() -> Select[Any]:
    live = (Application.programme_id == Programme.id, Application.state.in_(LIVE_STATES))
    asking = select(func.count(Application.id)).where(*live, Application.role == ApplicantRole.MENTEE)
    ready = select(func.count(Application.id)).where(
        Application.programme_id == Programme.id,
        Application.role == ApplicantRole.MENTOR,
        Application.state.in_((ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED)),
    )
    return (
        select(Programme, asking.scalar_subquery().label("asking"), ready.scalar_subquery().label("ready"), Partner)
        .outerjoin(ProgrammePartner, ProgrammePartner.programme_id == Programme.id)
        .outerjoin(Partner, Partner.id == ProgrammePartner.partner_id)
        .where(Programme.slug == bindparam("slug"), Programme.state.not_in(_HIDDEN))
        .order_by(Partner.id)
    )
