"""Handing a coordination over: one person leaves, another takes over from a day on, and nothing is dropped between."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.access.models import Person
from app.core import journal
from app.core.clock import now, to_paris, today
from app.core.database import db
from app.core.events import publish
from app.mail.outbox import queue
from app.organisation.services import set_host
from app.programmes import emails
from app.programmes.errors import AccountClosed, HandOverGone, HandOverUnderWay, RoleGone
from app.programmes.events import CoordinationHandedOver
from app.programmes.models import HandOver, Programme, Role
from app.programmes.queries import hand_over_of, staff_people, staff_role
from app.programmes.services.staff import grant_role, lock_staff


@dataclass(frozen=True)
class Contact:
    """Whom the pages and the letters of the host name, and how to reach them."""

    name: str
    email: str
    phone: str


def hand_over(
    programme: Programme, leaving: Person, successor: Person, *, starts_on: date, contact: Contact | None, actor: str
) -> HandOver:
    """Hand over from that day: the successor is told now, takes the role that day, and the other then leaves it.

    At once when the day has come. `contact` is whom members then write to, and nobody when that does not change.
    Requests for help stay with whoever reads them. Refuses a role already gone (`RoleGone`), a closed account, and a
    second hand-over of one person (`HandOverUnderWay`).
    """
    lock_staff(programme)
    if staff_role(leaving.id, Role.COORDINATOR, programme.id) is None or leaving.id == successor.id:
        raise RoleGone
    if successor.disabled_at is not None:
        raise AccountClosed
    if hand_over_of(leaving.id, programme.id) is not None:
        raise HandOverUnderWay
    found = HandOver(
        programme_id=programme.id,
        leaving=leaving,
        successor=successor,
        starts_on=starts_on,
        coordinator=contact.name if contact else "",
        email=contact.email if contact else "",
        phone=contact.phone if contact else "",
        asked_by=actor,
        asked_at=now(),
    )
    db.session.add(found)
    db.session.flush()
    _note("hand_over_planned", found, actor, starts_on=starts_on.isoformat())
    queue(emails.coordination_handed_over(found, programme))
    if starts_on <= today():
        _take_place(found, programme, actor=actor)
    return found


def cancel_hand_over(programme: Programme, leaving: Person, *, actor: str) -> None:
    """Give up a hand-over to come; whoever was to take over is told. Refuses (`HandOverGone`) when there is none."""
    lock_staff(programme)
    found = hand_over_of(leaving.id, programme.id)
    if found is None:
        raise HandOverGone
    found.cancelled_at = now()
    db.session.flush()
    _note("hand_over_cancelled", found, actor)
    queue(emails.coordination_kept(found, programme))


def take_place_due(at: datetime) -> int:
    """Let the hand-overs take place whose day has come, once each. Tells how many."""
    day = to_paris(at).date()
    waiting = select(HandOver.id).where(HandOver.done_at.is_(None), HandOver.cancelled_at.is_(None))
    numbers = db.session.scalars(waiting.where(HandOver.starts_on <= day).order_by(HandOver.id)).all()
    return sum(_take_place_anew(number) for number in numbers)


def _take_place_anew(number: int) -> bool:
    found = db.session.get_one(HandOver, number)
    programme = db.session.get_one(Programme, found.programme_id)
    lock_staff(programme)
    db.session.refresh(found)
    if found.done_at is not None or found.cancelled_at is not None:
        return False
    _take_place(found, programme, actor="clock")
    return True


def _take_place(found: HandOver, programme: Programme, *, actor: str) -> None:
    """Move the role; whoever cannot take it any more leaves things as they are, and who coordinates is told."""
    if found.successor.disabled_at is not None:
        found.cancelled_at = now()
        _note("hand_over_cancelled", found, actor)
        for each in staff_people(programme.id, Role.COORDINATOR):
            queue(emails.coordination_not_handed(found, programme, each.email))
        return
    grant_role(found.successor, Role.COORDINATOR, programme, actor=actor)
    held = staff_role(found.leaving_id, Role.COORDINATOR, programme.id)
    if held is not None:
        db.session.delete(held)
    if found.email:
        set_host(actor=actor, coordinator=found.coordinator, email=found.email, phone=found.phone)
    found.done_at = now()
    db.session.flush()
    _note("coordination_handed_over", found, actor)
    publish(CoordinationHandedOver(programme_id=programme.id, hand_over_id=found.id, actor=actor))


def _note(act: str, found: HandOver, actor: str, **facts: str) -> None:
    subject = found.leaving.ref
    journal.record(act, actor=actor, subject=subject, programme_id=found.programme_id, to=found.successor.ref, **facts)
