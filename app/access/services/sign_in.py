"""Coming in by a link and a code sent together: asked for by anybody, used once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from app.access import emails, queries
from app.access.errors import CodeGone, CodeWrong, LinkGone
from app.access.landing import allowed_next
from app.access.models import Person, SignInTicket
from app.access.rules import MAX_TRIES, TICKETS_KEPT, link_life, too_many
from app.access.staff import is_staff
from app.core.addresses import normal_email
from app.core.clock import real_now
from app.core.database import db, rows_changed
from app.core.journal import record
from app.core.secrets import equal, hash_code, hash_token, new_code, new_token
from app.mail import outbox

NOBODY = 0


@dataclass(frozen=True)
class SignedIn:
    """Who came in, and the page they had asked for."""

    person: Person
    next_endpoint: str


def ask_to_sign_in(email: str, *, next_endpoint: str = "") -> str:
    """Write a ticket and its letter; return the secret of the asking page, to which the code belongs.

    A known, an unknown, a closed and a too often typed address cost the same statements and the same rendering: the
    letter of those who get none is written and dropped. A newer ticket ends the older ones of the same person.
    """
    address, now = normal_email(email), real_now()
    person = queries.person_by_email(address)
    many = too_many(queries.asked_at(address, now - TICKETS_KEPT), now)
    welcome = person is not None and person.disabled_at is None and not many
    person_id = person.id if person is not None and welcome else NOBODY
    life = link_life(staff=is_staff(person_id))
    token, code, request_token = new_token(), new_code(), new_token()
    _end_tickets(person_id, now)
    token_hash = hash_token(token)
    db.session.add(
        SignInTicket(
            person_id=person_id or None,
            token_hash=token_hash,
            request_hash=hash_token(request_token),
            address=address,
            code_hash=hash_code(code, salt=token_hash),
            next_endpoint=allowed_next(next_endpoint),
            tries=0,
            created_at=now,
            expires_at=now + life,
        )
    )
    letter = emails.sign_in(address, token=token, code=code, life=life)
    (outbox.queue if welcome else outbox.write_off)(letter)
    return request_token


def sign_in_by_link(token: str) -> SignedIn:
    """Use a link: once, whoever comes first. Refuses a used, replaced, expired or unknown one (`LinkGone`)."""
    ticket = queries.usable_ticket(token)
    if ticket is None or not _use(ticket):
        raise LinkGone
    return _come_in(ticket, by="link")


def sign_in_by_code(request_token: str, code: str) -> SignedIn:
    """Use a code on the page that asked for it. Every try is counted, right or wrong: keep the writes of a refusal.

    Refuses with `CodeWrong(left)`, then with `CodeGone` once five were tried, or when it expired or was used.
    """
    now = real_now()
    counted = rows_changed(
        update(SignInTicket)
        .where(
            SignInTicket.request_hash == hash_token(request_token),
            SignInTicket.used_at.is_(None),
            SignInTicket.expires_at > now,
            SignInTicket.tries < MAX_TRIES,
        )
        .values(tries=SignInTicket.tries + 1)
    )
    ticket = queries.asked_ticket(request_token)
    if not counted or ticket is None:
        raise CodeGone
    db.session.refresh(ticket)
    right = equal(hash_code(code, salt=ticket.token_hash), ticket.code_hash) and ticket.person_id is not None
    if not right:
        raise CodeGone if ticket.tries >= MAX_TRIES else CodeWrong(left=MAX_TRIES - ticket.tries)
    if not _use(ticket):
        raise CodeGone
    return _come_in(ticket, by="code")


def _use(ticket: SignInTicket) -> bool:
    """One statement decides among requests that come at once."""
    now = real_now()
    used = rows_changed(
        update(SignInTicket)
        .where(SignInTicket.id == ticket.id, SignInTicket.used_at.is_(None), SignInTicket.expires_at > now)
        .values(used_at=now)
    )
    return used == 1


def _come_in(ticket: SignInTicket, *, by: str) -> SignedIn:
    person = db.session.scalar(select(Person).where(Person.id == ticket.person_id, Person.disabled_at.is_(None)))
    if person is None:
        raise LinkGone
    _end_tickets(person.id, real_now())
    record("signed_in", actor=person.ref, subject=person.ref, by=by)
    return SignedIn(person, ticket.next_endpoint)


def _end_tickets(person_id: int, now: datetime) -> None:
    db.session.execute(
        update(SignInTicket)
        .where(SignInTicket.person_id == person_id, SignInTicket.used_at.is_(None))
        .values(used_at=now)
    )
