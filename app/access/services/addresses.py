"""Another address to come in by: asked for by whoever is signed in, confirmed by a link sent to it."""

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from app.access import emails, queries
from app.access.errors import AddressLinkGone, AddressTaken, TooManyAddresses
from app.access.events import AddressChanged
from app.access.models import AddressChange, Person
from app.access.rules import ADDRESSES_PER_DAY, TICKETS_KEPT, link_life
from app.access.services.sessions import end_address_changes, end_all_sessions
from app.access.staff import is_staff
from app.core.addresses import normal_email
from app.core.clock import real_now
from app.core.database import db, rows_changed
from app.core.events import publish
from app.core.journal import record
from app.core.secrets import hash_token, new_token
from app.mail import outbox
from app.organisation.services import referent_moves


def ask_to_change_address(person: Person, email: str, *, actor: str) -> None:
    """Send a link to the new address and a notice to the present one; an earlier link serves no more. Journalled.

    What whoever asks is shown does not depend on whether the address is another account's: that account is then told
    instead, and nothing changes. Refuses more than five in a day (`TooManyAddresses`).
    """
    address, now = normal_email(email), real_now()
    if queries.changes_asked(person, now - TICKETS_KEPT) >= ADDRESSES_PER_DAY:
        raise TooManyAddresses
    life, token = link_life(staff=is_staff(person.id)), new_token()
    end_address_changes(person)
    db.session.add(
        AddressChange(
            person_id=person.id, email=address, token_hash=hash_token(token), created_at=now, expires_at=now + life
        )
    )
    other = queries.person_by_email(address)
    if other is None:
        outbox.queue(emails.address_link(address, token=token, life=life))
    else:
        told = outbox.queue if other.disabled_at is None else outbox.write_off
        told(emails.address_already_known(address))
    outbox.queue(emails.address_notice(person.email, first_name=person.first_name, done=False))
    record("person_address_asked", actor=actor, subject=person.ref)
    db.session.flush()


def confirm_address(person: Person, token: str, *, actor: str) -> None:
    """Use the link: from now on they come in by the new address alone. Every session and link of theirs ends.

    Files, signatures that are awaited and the help they give follow; the former address is told. Refuses a link that
    was used, replaced, is too old or is somebody else's (`AddressLinkGone`), and an address taken (`AddressTaken`).
    """
    change, now = queries.usable_change(person, token), real_now()
    if change is None:
        raise AddressLinkGone
    unused = AddressChange.id == change.id, AddressChange.used_at.is_(None), AddressChange.expires_at > now
    if rows_changed(update(AddressChange).where(*unused).values(used_at=now)) != 1:
        raise AddressLinkGone
    former, address = person.email, change.email
    _take(person, address)
    record("person_address_changed", actor=actor, subject=person.ref)
    referent_moves(former, address, actor=actor)
    publish(AddressChanged(person_id=person.id, former=former, address=address, actor=actor))
    end_all_sessions(person, actor=actor)
    outbox.queue(emails.address_notice(former, first_name=person.first_name, done=True))


def give_up_address(person: Person, *, actor: str) -> None:
    """Make the link on its way useless; nothing has changed."""
    if end_address_changes(person):
        record("person_address_given_up", actor=actor, subject=person.ref)


def _take(person: Person, address: str) -> None:
    other = queries.person_by_email(address)
    if other is not None and other.id != person.id:
        raise AddressTaken
    try:
        with db.session.begin_nested():
            person.email = address
    except IntegrityError:  # somebody took it meanwhile
        raise AddressTaken from None
