"""The versions of a programme's charter text."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.charters.errors import NoCharterText
from app.charters.models import Charter, CharterState, CharterText, SignatureSlot, SlotState
from app.core.database import db


def text_versions(programme_id: int) -> Sequence[CharterText]:
    """Return every version, the newest first."""
    wanted = select(CharterText).where(CharterText.programme_id == programme_id).order_by(CharterText.version.desc())
    return db.session.scalars(wanted).all()


def published_text(programme_id: int) -> CharterText | None:
    """Return the version in force: the last one published."""
    wanted = (
        select(CharterText)
        .where(CharterText.programme_id == programme_id, CharterText.published_at.is_not(None))
        .order_by(CharterText.version.desc())
        .limit(1)
    )
    return db.session.scalar(wanted)


def draft_text(programme_id: int) -> CharterText | None:
    """Return the version that is being prepared, if there is one."""
    wanted = select(CharterText).where(CharterText.programme_id == programme_id, CharterText.published_at.is_(None))
    return db.session.scalar(wanted)


def text_with(programme_id: int, version: int) -> CharterText:
    """Return one version of the programme's text; 404 when it has no such version."""
    wanted = select(CharterText).where(CharterText.programme_id == programme_id, CharterText.version == version)
    found = db.session.scalar(wanted)
    if found is None:
        raise NoCharterText(version=version)
    return found


def pending_signatures(programme_id: int) -> int:
    """Return how many signatures the open charters of a programme still wait for."""
    wanted = (
        select(func.count())
        .select_from(SignatureSlot)
        .join(Charter)
        .where(
            Charter.programme_id == programme_id,
            Charter.state == CharterState.OPEN,
            SignatureSlot.state == SlotState.PENDING,
        )
    )
    return db.session.scalar(wanted) or 0
