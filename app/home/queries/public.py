"""What the public page of a programme counts, in one query whatever their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, bindparam, case, func, or_, select

from app.applications.models import LIVE_STATES, ApplicantRole, Application, ApplicationState
from app.applications.rules import Capacities, capacities
from app.core.database import db
from app.followup.queries.resources import has_public_resources
from app.organisation.models import Organisation, Partner
from app.organisation.queries import HOST_COLUMNS, Host
from app.pairing.models import Pair
from app.pairing.rules import LIVE
from app.programmes.editions import NextEdition, next_edition_columns, read_edition
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import Programme, ProgrammePartner, ProgrammeState
from app.programmes.queries import definition_at
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
    """A programme, how many asked and offered, with whom it works and who runs it.

    Of the mentors found, those are ready who take one person more than they have.
    """

    programme: Face
    mentees_asking: int
    mentors_found: int
    mentors_ready: int
    partners: tuple[Beside, ...]
    host: Host | None
    following: NextEdition | None = None
    has_guides: bool = False  # pages of method that everybody may read


def published(slug: str) -> Published:
    """Return the programme at that address; raises `ProgrammeUnknown` while it is in preparation or put away."""
    asked = _asked.get(slug, Capacities())
    rows = _rows(slug, asked)
    face = Face(*rows[0][:_HOST])
    known = capacities(definition_at(face.ref, face.revision))
    if known != asked:  # seen for the first time in this process
        _asked[slug] = known
        rows = _rows(slug, known)
    host = rows[0][_HOST:_PARTNER]
    asking, found, ready, has_guides, slug_after, opens_after = rows[0][-_COUNTED:]
    partners = (Beside(*row[_PARTNER:-_COUNTED]) for row in rows)
    return Published(
        face,
        asking,
        found,
        ready,
        tuple(partner for partner in partners if partner.name is not None),
        Host(*host) if host[0] is not None else None,
        read_edition(slug_after, opens_after),
        has_guides=bool(has_guides),
    )


_HOST = len(Face.__slots__)
_COUNTED = 6  # what closes each row: three numbers, whether there are guides, and the next edition
_PARTNER = _HOST + len(HOST_COLUMNS)
_asked: dict[str, Capacities] = {}  # by address: how the programme asked when its page was last shown


def _rows(slug: str, asked: Capacities) -> Sequence[Row[*tuple[Any, ...]]]:
    rows = db.session.connection().execute(_query(asked), {"slug": slug}).all()
    if not rows:
        raise ProgrammeUnknown(slug=slug)
    return rows


def _has_a_place_left(asked: Capacities) -> ColumnElement[bool]:
    """The condition on a mentor's application; answers are read of those alone who are in a pair."""
    application, pair = Application.__table__.c, Pair.__table__.c
    mine = select(func.count()).where(pair.mentor_application_id == application.id, pair.state.in_(LIVE))
    load = mine.correlate(Application.__table__).scalar_subquery()
    if not asked.of_choices:
        return load < 1
    chosen = application.answers[asked.key].as_string()
    return or_(load < 1, load < case(dict(asked.of_choices), value=chosen, else_=1))


@cache
def _query(asked: Capacities) -> Select[*tuple[Any, ...]]:
    # Columns of tables rather than of classes: this is the page most seen, and a row is all it needs.
    programme, application, partner = (each.__table__.c for each in (Programme, Application, Partner))
    of_programme = select(func.count()).where(application.programme_id == programme.id)
    asking = of_programme.where(application.state.in_(LIVE_STATES), application.role == ApplicantRole.MENTEE)
    found = of_programme.where(
        application.role == ApplicantRole.MENTOR,
        application.state.in_((ApplicationState.ELIGIBLE, ApplicationState.ACCEPTED)),
    )
    ready = found.where(_has_a_place_left(asked))
    first_host = select(func.min(Organisation.id)).scalar_subquery()
    return (
        select(
            *(programme[name] for name in Face.__slots__),
            *HOST_COLUMNS,
            *(partner[name] for name in Beside._fields),
            asking.scalar_subquery(),
            found.scalar_subquery(),
            ready.scalar_subquery(),
            has_public_resources(),
            *next_edition_columns(),
        )
        .select_from(Programme.__table__)
        .outerjoin(Organisation.__table__, Organisation.id == first_host)
        .outerjoin(ProgrammePartner.__table__, ProgrammePartner.programme_id == programme.id)
        .outerjoin(Partner.__table__, partner.id == ProgrammePartner.partner_id)
        .where(programme.slug == bindparam("slug"), programme.state.not_in(PRIVATE))
        .order_by(partner.id)
    )
