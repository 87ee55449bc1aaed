"""Addresses left to be told of the next edition."""

from sqlalchemy.exc import IntegrityError

from app.core.clock import now
from app.core.database import db
from app.programmes.models import NoticeRequest, Programme


def leave_notice_address(programme: Programme, email: str) -> None:
    """Keep an address to be told of the next edition; leaving it twice keeps it once."""
    try:
        with db.session.begin_nested():
            db.session.add(NoticeRequest(programme_id=programme.id, email=email, created_at=now()))
    except IntegrityError:
        return
