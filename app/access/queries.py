"""Finding persons, tickets and sessions."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from app.access.models import AccessSession, AddressChange, Person, Purpose, SignInTicket
from app.core.addresses import AddressRefused, normal_email
from app.core.clock import real_now
from app.core.database import db
from app.core.errors import NotFound
from app.core.secrets import equal, hash_token

_OPEN_SESSION = (
    select(AccessSession)
    .options(joinedload(AccessSession.person))
    .where(
        AccessSession.token_hash == bindparam("token_hash"),
        AccessSession.purpose == bindparam("purpose"),
        AccessSession.expires_at > bindparam("now"),
    )
)


def person_by_email(email: str) -> Person | None:
    """Return whoever is known by that address, however it is written."""
    try:
        normal = normal_email(email)
    except AddressRefused:
        return None
    return db.session.scalar(select(Person).where(Person.email == normal))


def person_by_ref(ref: str) -> Person:
    """Return the person of that ref, or refuse as if there were no such page."""
    person = db.session.scalar(select(Person).where(Person.ref == ref))
    if person is None:
        raise NotFound
    return person


def open_session(token: str, purpose: Purpose) -> AccessSession | None:
    """Return the session that token opens now: neither too old, nor left unused too long, nor of a closed account."""
    now = real_now()
    found = db.session.scalar(_OPEN_SESSION, {"token_hash": hash_token(token), "purpose": purpose, "now": now})
    if found is None or (found.person is not None and found.person.disabled_at is not None):
        return None
    idle = found.idle_minutes
    return None if idle is not None and found.last_seen_at + timedelta(minutes=idle) <= now else found


def sessions_of(person: Person) -> list[AccessSession]:
    """Return the open sessions of a person's space, the latest visit first."""
    return list(
        db.session.scalars(
            select(AccessSession)
            .where(
                AccessSession.person_id == person.id,
                AccessSession.purpose == Purpose.ACCOUNT,
                AccessSession.expires_at > real_now(),
            )
            .order_by(AccessSession.last_seen_at.desc())
        )
    )


def usable_ticket(token: str) -> SignInTicket | None:
    """Return the ticket of a link that would open something now. Reads only: looking does not use it."""
    return db.session.scalar(
        select(SignInTicket).where(
            SignInTicket.token_hash == hash_token(token),
            SignInTicket.person_id.is_not(None),
            SignInTicket.used_at.is_(None),
            SignInTicket.expires_at > real_now(),
        )
    )


def asked_ticket(request_token: str) -> SignInTicket | None:
    """Return the ticket the holder of this asking page's secret asked for, in whatever state."""
    return db.session.scalar(select(SignInTicket).where(SignInTicket.request_hash == hash_token(request_token)))


def asked_at(address: str, since: datetime) -> list[datetime]:
    """Return when links were asked for with that address, known or not."""
    return list(
        db.session.scalars(
            select(SignInTicket.created_at).where(SignInTicket.address == address, SignInTicket.created_at > since)
        )
    )


def pending_change(person: Person) -> AddressChange | None:
    """Return the new address somebody has yet to confirm, if its link still serves."""
    waiting = AddressChange.used_at.is_(None), AddressChange.expires_at > real_now()
    return db.session.scalar(select(AddressChange).where(AddressChange.person_id == person.id, *waiting))


def usable_change(person: Person, token: str) -> AddressChange | None:
    """Return what a link to a new address would change, for whoever asked for it alone. Reads only."""
    found = pending_change(person)
    return found if found is not None and equal(found.token_hash, hash_token(token)) else None


def changes_asked(person: Person, since: datetime) -> int:
    """Return how many times somebody asked for another address."""
    asked = select(func.count()).select_from(AddressChange).where(AddressChange.person_id == person.id)
    return db.session.scalar(asked.where(AddressChange.created_at > since)) or 0
