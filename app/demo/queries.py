"""The mailboxes of the cast."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.charters.models import Charter, CharterFile, CharterState, FileKind, SignatureSlot
from app.charters.queries import file_of
from app.core.database import db
from app.core.errors import NotFound
from app.demo.models import DemoAttachment, DemoMail


def letters(to: str = "") -> Sequence[DemoMail]:
    """Return what was received, by one address or by all, newest first."""
    query = select(DemoMail).order_by(DemoMail.received_at.desc(), DemoMail.id.desc())
    return db.session.scalars(query.where(DemoMail.to_address == to) if to else query).all()


def letter(ref: str) -> DemoMail:
    """Return one letter; refuses (404) what does not exist."""
    found = db.session.scalar(select(DemoMail).where(DemoMail.ref == ref))
    if found is None:
        raise NotFound
    return found


def attachment(ref: str, number: int) -> DemoAttachment:
    """Return one file of a letter, counted from 1; refuses (404) what does not exist."""
    files = letter(ref).attachments
    if not 1 <= number <= len(files):
        raise NotFound
    return files[number - 1]


def letter_counts() -> dict[str, int]:
    """Return how many letters each address received, by address."""
    query = (
        select(DemoMail.to_address, func.count().label("letters"))
        .group_by(DemoMail.to_address)
        .order_by(DemoMail.to_address)
    )
    return {row.to_address: row.letters for row in db.session.execute(query)}


def last_letter_id() -> int:
    """Return the number of the newest letter, or 0."""
    return db.session.scalar(select(func.max(DemoMail.id))) or 0


def letters_since(letter_id: int) -> int:
    """Return how many letters came after that one."""
    return db.session.scalar(select(func.count()).select_from(DemoMail).where(DemoMail.id > letter_id)) or 0


def sealed_charter() -> tuple[Charter, CharterFile]:
    """Return the first charter that was sealed, and its file; refuses (404) while there is none."""
    found = select(Charter).where(Charter.state == CharterState.SEALED).order_by(Charter.id).limit(1)
    return _with_file(db.session.scalar(found), FileKind.FINAL)


def charter_of_signatory(address: str) -> tuple[Charter, CharterFile]:
    """Return the newest charter that somebody signs, and the file they sign; refuses (404) while there is none."""
    found = select(Charter).join(SignatureSlot).where(SignatureSlot.email == address).order_by(Charter.id.desc())
    return _with_file(db.session.scalar(found.limit(1)), FileKind.FROZEN)


def _with_file(charter: Charter | None, kind: FileKind) -> tuple[Charter, CharterFile]:
    file = file_of(charter, kind) if charter else None
    if charter is None or file is None:
        raise NotFound
    return charter, file
