"""What whoever checks a charter, a file or a receipt is answered from."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from app.charters.models import Charter, CharterEvent, CharterFile, FileKind
from app.core.database import db


def file_with(sha256: str) -> CharterFile | None:
    """Return the stored PDF of that digest with its charter's id, its bytes left where they are."""
    wanted = select(CharterFile).where(CharterFile.sha256 == sha256).order_by(CharterFile.id).limit(1)
    return db.session.scalar(wanted)


def sealed_digest(charter: Charter) -> str | None:
    """Return the digest of the sealed file of a charter, whose bytes may have been erased since."""
    wanted = select(CharterFile.sha256).where(CharterFile.charter_id == charter.id, CharterFile.kind == FileKind.FINAL)
    return db.session.scalar(wanted)


def charter_with(charter_id: int) -> Charter:
    """Return a charter with the places of its signatures, its pair and its text."""
    wanted = select(Charter).where(Charter.id == charter_id)
    loaded = wanted.options(selectinload(Charter.slots), joinedload(Charter.pair), joinedload(Charter.text))
    return db.session.scalars(loaded).one()


def event_with(digest: str) -> CharterEvent | None:
    """Return the link of a chain that has this hash."""
    return db.session.scalar(select(CharterEvent).where(CharterEvent.hash == digest).limit(1))


def successor_of(charter: Charter) -> Charter | None:
    """Return the charter that was issued in place of this one, the newest if there were several."""
    wanted = select(Charter).where(Charter.replaces_id == charter.id).order_by(Charter.id.desc()).limit(1)
    return db.session.scalar(wanted)
