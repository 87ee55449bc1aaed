"""Persons: one per address."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.access.errors import AddressOfStaff, AddressTaken
from app.access.models import Person
from app.access.services.sessions import end_all_sessions
from app.access.staff import is_staff
from app.core.addresses import normal_email
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_line, sort_key


def find_or_create_person(
    email: str, *, first_name: str = "", last_name: str = "", phone: str = "", agreement: str = ""
) -> Person:
    """Return whoever has that address, created if nobody does; fills only what was not known yet.

    Refuses what is not one address (`address_refused`). Two requests at once end with the same person.
    """
    address = normal_email(email)
    person = db.session.scalar(select(Person).where(Person.email == address)) or _create(address)
    person.first_name = person.first_name or clean_line(first_name)
    person.last_name = person.last_name or clean_line(last_name)
    person.phone = person.phone or clean_line(phone)
    person.agreement = person.agreement or agreement
    person.sort_key = sort_key(f"{person.last_name} {person.first_name}")
    db.session.flush()
    return person


def _create(address: str) -> Person:
    person = Person(ref=new_ref(), email=address, first_name="", last_name="", phone="", agreement="", created_at=now())
    try:
        with db.session.begin_nested():
            db.session.add(person)
    except IntegrityError:  # somebody created it meanwhile
        return db.session.scalars(select(Person).where(Person.email == address)).one()
    return person


def correct_name(person: Person, *, first_name: str, last_name: str, actor: str) -> None:
    """Change how somebody is called here. Journalled; tells nobody."""
    person.first_name, person.last_name = clean_line(first_name), clean_line(last_name)
    person.sort_key = sort_key(f"{person.last_name} {person.first_name}")
    record("person_renamed", actor=actor, subject=person.ref)
    db.session.flush()


def correct_address(person: Person, email: str, *, actor: str) -> None:
    """Give somebody another address to come in by: every session and link of the former one ends. Journalled.

    Refuses an address that is another person's (`AddressTaken`), and a person who counts as staff (`AddressOfStaff`):
    whoever could move a colleague's address could come in as that colleague. The caller tells the former address.
    """
    address = normal_email(email)
    if is_staff(person.id):
        raise AddressOfStaff
    other = db.session.scalar(select(Person).where(Person.email == address))
    if other is not None and other.id != person.id:
        raise AddressTaken
    person.email = address
    db.session.flush()
    record("person_address_corrected", actor=actor, subject=person.ref)
    end_all_sessions(person, actor=actor)


def forget_person(person: Person, *, actor: str) -> None:
    """Erase somebody of whom nothing else is left: their row, their sessions and the links on their way. Journalled."""
    record("person_forgotten", actor=actor, subject=person.ref)
    db.session.delete(person)
    db.session.flush()


def disable_person(person: Person, *, actor: str) -> None:
    """Close an account: nothing opens it any more, and every session of it ends at once (ASVS 8.3.2)."""
    if person.disabled_at is None:
        person.disabled_at = now()
        record("person_disabled", actor=actor, subject=person.ref)
    end_all_sessions(person, actor=actor)
