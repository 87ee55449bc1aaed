"""Who left an address to be told that applications are open."""

from sqlalchemy import func, select

from app.core.database import db
from app.programmes.models import NoticeRequest


def waiting(programme_id: int) -> int:
    """Return how many addresses were left with a programme."""
    query = select(func.count()).select_from(NoticeRequest).filter_by(programme_id=programme_id)
    return db.session.scalar(query) or 0
