"""Copies of sheets signed by hand: those recorded, and the one that waits to be confirmed."""

from sqlalchemy import select

from app.charters.models import Charter, PaperDraft, PaperScan
from app.core.database import db
from app.core.errors import NotFound


def paper_draft(charter: Charter) -> PaperDraft | None:
    """Return the copy that somebody laid down and nobody has confirmed, if there is one."""
    return db.session.scalar(select(PaperDraft).where(PaperDraft.charter_id == charter.id))


def paper_scan(charter: Charter, number: int) -> PaperScan:
    """Return a copy that was recorded; 404 when the charter has none of that number."""
    found = db.session.scalar(select(PaperScan).where(PaperScan.charter_id == charter.id, PaperScan.number == number))
    if found is None:
        raise NotFound
    return found
