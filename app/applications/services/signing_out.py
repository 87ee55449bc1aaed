"""What a browser has open without anybody being signed in closes with the sessions of its author."""

from sqlalchemy import select

from app.access.models import Purpose
from app.access.services import end_sessions_about
from app.applications.models import Application
from app.core.database import db


def close_in_browsers(person_id: int) -> None:
    """Close somebody's applications wherever they are open: the browser they were written in keeps them for a week."""
    for ref in db.session.scalars(select(Application.ref).where(Application.person_id == person_id)).all():
        end_sessions_about(Purpose.DRAFT, ref)
