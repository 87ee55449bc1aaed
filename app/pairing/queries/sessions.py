"""The sessions of a committee: the one that is open, those that are closed, and who sits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload, undefer

from app.access.models import Person
from app.core.database import db
from app.pairing.errors import SessionUnknown
from app.pairing.models import CommitteeSession, SessionPresence
from app.programmes.models import Role
from app.programmes.queries import staff_people


@dataclass(frozen=True)
class Underway:
    """The session that is open, and the name of whoever opened it."""

    session: CommitteeSession
    opened_by: str


def session_underway(programme_id: int) -> Underway | None:
    """Return the session of a programme that is open, if one is: there is never more than one."""
    query = (
        select(CommitteeSession, Person)
        .outerjoin(Person, Person.ref == CommitteeSession.opened_by)
        .where(CommitteeSession.programme_id == programme_id, CommitteeSession.closed_at.is_(None))
    )
    row = db.session.execute(query).one_or_none()
    return Underway(row[0], row[1].full_name if row[1] else "") if row else None


def sessions_of(programme_id: int) -> Sequence[CommitteeSession]:
    """Return every session of a programme, the latest first."""
    query = select(CommitteeSession).filter_by(programme_id=programme_id)
    return db.session.scalars(query.order_by(CommitteeSession.id.desc())).all()


def last_held_on(programme_id: int) -> date | None:
    """Return the day of the last session of a programme, open or closed; nothing before the first."""
    query = select(func.max(CommitteeSession.held_on)).where(CommitteeSession.programme_id == programme_id)
    return db.session.scalar(query)


def session_to_read(programme_id: int, ref: str = "") -> CommitteeSession:
    """Return a session with all it holds; without a ref, the open one or else the last. Refuses when there is none."""
    query = (
        select(CommitteeSession)
        .where(CommitteeSession.programme_id == programme_id)
        .options(undefer(CommitteeSession.record), selectinload(CommitteeSession.presences))
        .order_by(CommitteeSession.id.desc())
        .limit(1)
    )
    found = db.session.scalar(query.where(CommitteeSession.ref == ref) if ref else query)
    if found is None:
        raise SessionUnknown
    return found


def number_of(session: CommitteeSession) -> int:
    """Return which session of its programme this is; the first is 1."""
    query = select(func.count()).select_from(CommitteeSession)
    counted = query.where(CommitteeSession.programme_id == session.programme_id, CommitteeSession.id <= session.id)
    return db.session.scalar(counted) or 0


def sitting(programme_id: int, session: CommitteeSession | None = None) -> list[tuple[Person, bool]]:
    """Return who sits on a committee, by name, and whether they are at a session; who has left since stays in it."""
    members = {person.id: person for person in staff_people(programme_id, Role.COMMITTEE)}
    there: dict[int, bool] = {}
    if session is not None:
        rows = db.session.execute(
            select(Person, SessionPresence.present)
            .join(SessionPresence, SessionPresence.person_id == Person.id)
            .where(SessionPresence.session_id == session.id)
        )
        for person, present in rows:
            members[person.id], there[person.id] = person, present
    ordered = sorted(members.values(), key=lambda person: (person.sort_key, person.id))
    return [(person, there.get(person.id, False)) for person in ordered]
