"""Whom a morning's summary is for."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select

from app.access.models import Person
from app.core.database import db
from app.home.models import MorningSummary
from app.programmes.models import Role, StaffRole


def awaiting_summary(day: date) -> Sequence[Person]:
    """Return who coordinates something, wants to be told, and whose morning of that day was not looked at yet."""
    coordinates = exists().where(StaffRole.person_id == Person.id, StaffRole.role == Role.COORDINATOR)
    looked_at = exists().where(MorningSummary.person_id == Person.id, MorningSummary.day >= day)
    wanted = select(Person).where(Person.wants_summary, Person.disabled_at.is_(None), coordinates, ~looked_at)
    return db.session.scalars(wanted.order_by(Person.id)).all()
