"""Links to sign."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.charters.models import SignatureSlot, SigningCode, SigningLink
from app.core.database import db
from app.core.secrets import hash_token


def link_by_token(token: str) -> SigningLink | None:
    """Return the link of a token, whether it still opens anything or not."""
    wanted = select(SigningLink).where(SigningLink.token_hash == hash_token(token))
    return db.session.scalar(wanted.options(joinedload(SigningLink.slot).joinedload(SignatureSlot.charter)))


def code_of(slot: SignatureSlot) -> SigningCode | None:
    """Return the newest code of a place, in whatever state: a newer one replaces it."""
    wanted = select(SigningCode).where(SigningCode.slot_id == slot.id).order_by(SigningCode.id.desc()).limit(1)
    return db.session.scalar(wanted)
