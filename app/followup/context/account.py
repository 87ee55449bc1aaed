"""What the year says of accounts: reminders of meetings may be declined; a name in a file is corrected there."""

from flask import Flask
from sqlalchemy import select

from app.access.account import Declinable, hold_name, offer
from app.access.models import Person
from app.applications.models import Application, ApplicationState
from app.core.database import db
from app.followup.queries import pairs_of


def _meets(person: Person) -> bool:
    return bool(pairs_of(person.id))


def _has_a_file(person: Person) -> bool:
    """Whether their name was sent in an application that is not erased."""
    files = select(Application.id).where(
        Application.person_id == person.id,
        Application.state != ApplicationState.DRAFT,
        Application.erased_at.is_(None),
    )
    return db.session.scalar(files.limit(1)) is not None


def register(_app: Flask) -> None:
    """Declare both."""
    offer(Declinable.REMINDERS, _meets)
    hold_name("followup", _has_a_file)
