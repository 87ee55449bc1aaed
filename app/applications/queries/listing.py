"""The coordination's list: searched, filtered, fifty at a time, in a constant number of queries."""

from dataclasses import dataclass
from math import ceil

from sqlalchemy import Select, func, select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.core.text import fold

PAGE_SIZE = 50


@dataclass(frozen=True)
class Wanted:
    """What the coordination looks for; `text` is a name or a reference, however it is written."""

    text: str = ""
    role: ApplicantRole | None = None
    state: ApplicationState | None = None


@dataclass(frozen=True)
class Listing:
    """One page of applications."""

    rows: list[Application]
    total: int
    number: int
    pages: int


def listing(programme_id: int, wanted: Wanted, number: int) -> Listing:
    """Return one page of the sent applications that fit, by name."""
    fitting = _fitting(programme_id, wanted)
    total = db.session.scalar(select(func.count()).select_from(fitting.subquery())) or 0
    pages = max(1, ceil(total / PAGE_SIZE))
    number = min(max(number, 1), pages)
    rows = db.session.scalars(
        fitting.order_by(Application.sort_key, Application.id).limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)
    )
    return Listing(list(rows), total, number, pages)


def _fitting(programme_id: int, wanted: Wanted) -> Select[Application]:
    query = select(Application).filter_by(programme_id=programme_id).where(Application.submitted_at.is_not(None))
    for word in fold(wanted.text).split():
        named = Application.sort_key.contains(word, autoescape=True)
        query = query.where(named | func.lower(Application.reference).contains(word, autoescape=True))
    if wanted.role:
        query = query.where(Application.role == wanted.role)
    if wanted.state:
        query = query.where(Application.state == wanted.state)
    return query


def count_by_state(programme_id: int) -> dict[ApplicationState, int]:
    """Return how many sent applications are in each state."""
    found = db.session.execute(
        select(Application.state, func.count())
        .filter_by(programme_id=programme_id)
        .where(Application.submitted_at.is_not(None))
        .group_by(Application.state)
    )
    return {row[0]: row[1] for row in found}


def count_prepared(programme_id: int) -> int:
    """Return how many decisions are prepared and not released."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Application)
            .filter_by(programme_id=programme_id)
            .where(Application.decision.is_not(None), Application.released_at.is_(None))
        )
        or 0
    )
