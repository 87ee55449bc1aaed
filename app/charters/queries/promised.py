"""Who has yet to sign, and by which day they were told to."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.charters.models import Charter, CharterState, SignatureSlot, SlotState
from app.charters.queries.charters import FIRST
from app.core.database import db
from app.core.declarations import Promise
from app.pairing.models import Pair
from app.pairing.queries import shown_to


def promised(programme_id: int, reader_id: int | None = None) -> Sequence[Promise]:
    """Return the last day to sign of whoever was asked to and has not."""
    found = db.session.execute(
        select(Charter.ref, Charter.sign_by, SignatureSlot.email, SignatureSlot.called)
        .join(SignatureSlot, SignatureSlot.charter_id == Charter.id)
        .join(Pair, Pair.id == Charter.pair_id)
        .where(Charter.programme_id == programme_id, Charter.state == CharterState.OPEN, FIRST)
        .where(shown_to(reader_id, programme_id))
        .where(SignatureSlot.state == SlotState.PENDING, SignatureSlot.asked_at.is_not(None))
        .order_by(Charter.id, SignatureSlot.position)
    )
    return [Promise("signature", "sign_by", day, ref, address, called) for ref, day, address, called in found]


def open_count(programme_id: int, reader_id: int) -> int:
    """Return how many charters of a programme are open for signature."""
    query = select(func.count()).select_from(Charter).join(Pair, Pair.id == Charter.pair_id)
    query = query.where(Charter.programme_id == programme_id, Charter.state == CharterState.OPEN, FIRST)
    return db.session.scalar(query.where(shown_to(reader_id, programme_id))) or 0
