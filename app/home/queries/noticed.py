"""Who left an address to be told that applications are open."""

from sqlalchemy import distinct, func, select

from app.core.database import db
from app.programmes.models import NoticeRequest
from app.programmes.queries import by_id, earlier_editions


def waiting(programme_id: int, _reader_id: int) -> int:
    """Return how many addresses its opening would write to: those left with it, and with its earlier editions."""
    editions = [programme_id, *(each.id for each in earlier_editions(by_id(programme_id)))]
    query = select(func.count(distinct(NoticeRequest.email))).where(NoticeRequest.programme_id.in_(editions))
    return db.session.scalar(query) or 0
