"""Who runs a programme: giving a role, taking it back."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.access.models import Person
from app.access.services import find_or_create_person
from app.core import journal
from app.core.clock import now
from app.core.database import db
from app.mail.outbox import queue
from app.programmes import emails
from app.programmes.errors import AccountClosed, LastCoordinator, RoleGone
from app.programmes.models import Programme, Role, StaffRole
from app.programmes.queries import staff_role


@dataclass(frozen=True)
class Invited:
    """Whom an invitation concerns, and whether it gave anything they did not have."""

    person: Person
    is_new: bool


def grant_role(person: Person, role: Role, programme: Programme | None, *, actor: str) -> StaffRole:
    """Give a person a role in a programme (an administrator has none). Granting it again changes nothing."""
    granted, _ = _grant(person, role, programme, actor=actor)
    return granted


def _grant(person: Person, role: Role, programme: Programme | None, *, actor: str) -> tuple[StaffRole, bool]:
    programme_id = None if role is Role.ADMINISTRATOR or programme is None else programme.id
    same = (StaffRole.person_id == person.id, StaffRole.role == role)
    found = db.session.scalar(select(StaffRole).where(*same, StaffRole.programme_id.is_not_distinct_from(programme_id)))
    if found is not None:
        return found, False
    granted = StaffRole(person_id=person.id, programme_id=programme_id, role=role, since=now())
    db.session.add(granted)
    db.session.flush()
    journal.record("role_granted", actor=actor, subject=person.ref, programme_id=programme_id, role=role.value)
    return granted, True


def invite_staff(
    email: str, role: Role, programme: Programme | None, *, first_name: str = "", last_name: str = "", actor: str
) -> Invited:
    """Give a role to whoever has that address, and write to them how to come in; the letter opens nothing by itself.

    Writes to nobody when they had the role already. Refuses what is not one address, and a closed account.
    """
    person = find_or_create_person(email, first_name=first_name, last_name=last_name)
    if person.disabled_at is not None:
        raise AccountClosed
    _, is_new = _grant(person, role, programme, actor=actor)
    if is_new:
        queue(emails.invitation(person.email, role, programme))
    return Invited(person, is_new)


def revoke_role(person: Person, role: Role, programme: Programme, *, actor: str) -> None:
    """Take a role back; tells nobody, and their pages close at the next click.

    Raises `RoleGone` when somebody did it first, `LastCoordinator` when nobody else could coordinate.
    """
    lock_staff(programme)
    held = staff_role(person.id, role, programme.id)
    if held is None:
        raise RoleGone
    if role is Role.COORDINATOR and not _others(person, programme):
        raise LastCoordinator
    db.session.delete(held)
    db.session.flush()
    journal.record("role_revoked", actor=actor, subject=person.ref, programme_id=programme.id, role=role.value)


def _others(person: Person, programme: Programme) -> int:
    """Count those who would still coordinate: a closed account coordinates nothing."""
    query = (
        select(func.count(StaffRole.id))
        .join(Person, Person.id == StaffRole.person_id)
        .where(
            StaffRole.programme_id == programme.id,
            StaffRole.role == Role.COORDINATOR,
            StaffRole.person_id != person.id,
            Person.disabled_at.is_(None),
        )
    )
    return db.session.scalar(query) or 0


def lock_staff(programme: Programme) -> None:
    """Keep two coordinators from removing each other at once (PostgreSQL; SQLite has one writer)."""
    db.session.execute(select(Programme.id).filter_by(id=programme.id).with_for_update()).one()
