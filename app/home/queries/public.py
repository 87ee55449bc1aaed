"""What the public page of a programme counts, in one query whatever their number."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, func, select

from app.applications.models import LIVE_STATES, ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.organisation.models import Organisation, Partner
from app.organisation.queries import HOST_COLUMNS, Host
from app.programmes.editions import NextEdition, next_edition_columns, read_edition
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import Programme, ProgrammePartner, ProgrammeState
from app.programmes.rules import PRIVATE


@dataclass(frozen=True, slots=True)
class Face:
    """What the public may know of a programme."""

    ref: str
    slug: str
    title: str
    state: ProgrammeState
    revision: int
    intake_ended_at: datetime | None


class Beside(NamedTuple):
    """A partner as the page names it."""

    name: str
    role: str
    url: str


@dataclass(frozen=True)
class Published:
    """A programme, how many asked and offered, with whom it works and who runs it."""

    programme: Face
    mentees_asking: int
    mentors_ready: int
    partners: tuple[Beside, ...]
    host: Host | None
    following: NextEdition | None = None


def published(slug: str) -> Published:
    """Return the programme at that address; raises `ProgrammeUnknown` while it is in preparation or put away."""
    rows = db.session.connection().execute(_query(), {"slug": slug}).all()
    if not rows:
        raise ProgrammeUnknown(slug=slug)
    face, host = rows[0][:_HOST], rows[0][_HOST:_PARTNER]
    asking, ready, slug_after, opens_after = rows[0][-_COUNTED:]
    partners = (Beside(*row[_PARTNER:-_COUNTED]) for row in rows)
    return Published(
        Face(*face),
        asking,
        ready,
        tuple(partner for partner in partners if partner.name is not None),
        Host(*host) if host[0] is not None else None,
        read_edition(slug_after, opens_after),
    )


_HOST = len(Face.__slots__)
_COUNTED = 4  # what closes each row: two numbers, and the next edition
_PARTNER = _HOST + len(HOST_COLUMNS)


@cache
def _query() -> Select[*tuple[Any, ...]]:
    # Columns of tables rather than of classes: this is the page most seen, and a row is all it needs.
    programme, application, partner = (each.__table__.c for each in (Programme, Application, Partner))
    of_programme = select(func.count()).where(application.programme_id == programme.id)
    asking = of_programme.where(application.state.in_(LIVE_STATES), application.role == ApplicantRole.MENTEE)
    ready = of_programme.where(
        application.role == ApplicantRole.MENTOR,
        application.state.in_((ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED)),
    )
    first_host = select(func.min(Organisation.id)).scalar_subquery()
    return (
        select(
            *(programme[name] for name in Face.__slots__),
            *HOST_COLUMNS,
            *(partner[name] for name in Beside._fields),
            asking.scalar_subquery(),
            ready.scalar_subquery(),
            *next_edition_columns(),
        )
        .select_from(Programme.__table__)
        .outerjoin(Organisation.__table__, Organisation.id == first_host)
        .outerjoin(ProgrammePartner.__table__, ProgrammePartner.programme_id == programme.id)
        .outerjoin(Partner.__table__, partner.id == ProgrammePartner.partner_id)
        .where(programme.slug == bindparam("slug"), programme.state.not_in(PRIVATE))
        .order_by(partner.id)
    )
