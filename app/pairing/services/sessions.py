"""Sessions of a committee: opening one, saying who is there, closing it with what was decided."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from app.access.models import Person
from app.applications.rules import committee_reads
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.journal import record
from app.pairing.errors import (
    NobodyPresent,
    NoCommittee,
    SessionClosed,
    SessionMoved,
    SessionOutOfSeason,
    SessionUnderWay,
)
from app.pairing.models import CommitteeSession, SessionPresence
from app.pairing.queries.minutes import gather
from app.pairing.queries.sessions import session_underway, sitting
from app.programmes.models import Programme
from app.programmes.queries import definition


def open_committee_session(programme: Programme, present: Collection[str], *, actor: str) -> CommitteeSession:
    """Open a session: what is decided from now on belongs to it. `present` are the refs of members. Tells nobody.

    Refuses where no committee decides, out of season, while another session is open, and when nobody is there.
    """
    known = definition(programme)
    if not known.has_committee:
        raise NoCommittee
    if not committee_reads(programme.state, known):
        raise SessionOutOfSeason
    db.session.execute(select(Programme.id).where(Programme.id == programme.id).with_for_update())  # one at a time
    underway = session_underway(programme.id)
    if underway is not None:
        raise SessionUnderWay(by=underway.opened_by)
    people, there = _there(programme.id, None, present)
    session = CommitteeSession(
        ref=new_ref(), programme_id=programme.id, held_on=today(), opened_by=actor, opened_at=now()
    )
    db.session.add(session)
    db.session.flush()
    _seat(session, people, there)
    record("session_opened", actor=actor, subject=session.ref, programme_id=programme.id, present=len(there))
    return session


def correct_presences(session: CommitteeSession, present: Collection[str], *, seen: int, actor: str) -> None:
    """Say again who is there. Refuses once the session is closed, when somebody corrected it meanwhile, and nobody."""
    _hold(session, seen)
    people, there = _there(session.programme_id, session, present)
    _seat(session, people, there)
    session.version += 1
    record("session_presence", actor=actor, subject=session.ref, programme_id=session.programme_id, present=len(there))
    db.session.flush()


def close_committee_session(session: CommitteeSession, programme: Programme, *, seen: int, actor: str) -> None:
    """Close a session: what was decided in it is frozen, and nothing of it changes any more. Tells nobody.

    Requests may be left undecided. Refuses when it is closed already, and when who is there was corrected meanwhile.
    """
    _hold(session, seen)
    session.record = gather(session, programme, definition(programme), closed_by=actor).to_json()
    session.closed_at = now()
    session.version += 1
    record("session_closed", actor=actor, subject=session.ref, programme_id=session.programme_id)
    db.session.flush()


def _hold(session: CommitteeSession, seen: int) -> None:
    """Hold the session's row to the end of the transaction; refuses what was read too long ago."""
    db.session.execute(
        select(CommitteeSession)
        .where(CommitteeSession.id == session.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if session.closed_at is not None:
        raise SessionClosed
    if session.version != seen:
        raise SessionMoved


def _there(
    programme_id: int, session: CommitteeSession | None, present: Collection[str]
) -> tuple[list[Person], frozenset[str]]:
    """Return who sits, and the refs of those who are there; refuses nobody."""
    people = [person for person, _ in sitting(programme_id, session)]
    there = frozenset(person.ref for person in people) & frozenset(present)
    if not there:
        raise NobodyPresent
    return people, there


def _seat(session: CommitteeSession, people: Sequence[Person], there: Collection[str]) -> None:
    """Note who of the committee is there, and who is not."""
    known = {each.person_id: each for each in session.presences}
    for person in people:
        if person.id in known:
            known[person.id].present = person.ref in there
        else:
            session.presences.append(SessionPresence(person_id=person.id, present=person.ref in there))
    db.session.flush()
