"""Sessions kept on the server: the cookie holds a token, the row only its hash, so that ending one ends it."""

from datetime import datetime

from sqlalchemy import delete, update

from app.access.events import SessionsEnded
from app.access.models import AccessSession, AddressChange, Person, Purpose, SignInTicket
from app.access.rules import SEEN_EVERY, minutes_of, session_life
from app.access.staff import is_staff
from app.core.clock import real_now
from app.core.database import db, rows_changed
from app.core.events import publish
from app.core.journal import record
from app.core.secrets import hash_token, new_token


def start_session(purpose: Purpose, *, person_id: int | None = None, subject: str | None = None) -> str:
    """Open a session and return its token, which is kept nowhere else.

    Whoever becomes staff keeps the longer life of the session they had; end their sessions if that matters.
    """
    life = session_life(purpose, staff=person_id is not None and is_staff(person_id))
    token, now = new_token(), real_now()
    db.session.add(
        AccessSession(
            token_hash=hash_token(token),
            purpose=purpose,
            person_id=person_id,
            subject=subject,
            created_at=now,
            last_seen_at=now,
            expires_at=now + life.absolute,
            idle_minutes=minutes_of(life.idle) if life.idle else None,
        )
    )
    db.session.flush()
    return token


def close_session(token: str) -> None:
    """End the session of that token, if there is one."""
    db.session.execute(delete(AccessSession).where(AccessSession.token_hash == hash_token(token)))


def end_all_sessions(person: Person, *, actor: str) -> None:
    """End every session of a person, what browsers keep open of their files, and the links on their way; journalled."""
    db.session.execute(delete(AccessSession).where(AccessSession.person_id == person.id))
    db.session.execute(
        update(SignInTicket)
        .where(SignInTicket.person_id == person.id, SignInTicket.used_at.is_(None))
        .values(used_at=real_now())
    )
    end_address_changes(person)
    record("sessions_ended", actor=actor, subject=person.ref)
    publish(SessionsEnded(person_id=person.id, actor=actor))


def end_address_changes(person: Person) -> int:
    """Make the link to a new address useless, if one is on its way; returns how many were."""
    waiting = AddressChange.person_id == person.id, AddressChange.used_at.is_(None)
    return rows_changed(update(AddressChange).where(*waiting).values(used_at=real_now()))


def end_sessions_about(purpose: Purpose, subject: str) -> None:
    """End every session that opens this draft or this signature slot."""
    db.session.execute(delete(AccessSession).where(AccessSession.purpose == purpose, AccessSession.subject == subject))


def note_visit(session_id: int, now: datetime) -> None:
    """Write down that a session was used; does nothing when it was written less than ten minutes ago."""
    db.session.execute(
        update(AccessSession)
        .where(AccessSession.id == session_id, AccessSession.last_seen_at <= now - SEEN_EVERY)
        .values(last_seen_at=now)
    )
