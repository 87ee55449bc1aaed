"""The charters of a programme that ask something of the coordination, and those that a newer choice has overtaken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.charters.models import Charter, CharterState, CharterText, Party, SignatureSlot, SlotState
from app.charters.queries.charters import FIRST, slot_of
from app.charters.queries.texts import published_text
from app.core.database import db
from app.organisation.models import Signatory
from app.organisation.queries import current_signatory
from app.pairing.models import Pair, PairState
from app.pairing.queries import members, shown_to


@dataclass(frozen=True)
class Unsettled:
    """One pair whose charter is not settled: the newest it has, if any; whether a name on it is said to be wrong."""

    pair_ref: str
    mentee: str
    mentor: str
    committed_at: datetime | None
    state: CharterState | None
    issued_at: datetime | None
    closed_at: datetime | None
    completed_at: datetime | None
    reason: str
    name_claimed: bool


def unsettled(programme_id: int, reader_id: int) -> Sequence[Unsettled]:
    """Return the pairs that wait for a charter or for its signatures, or for the seal of it: one query for all.

    Those hidden from the reader are left out: staff learn of their own pairs what any member does.
    """
    mentor, mentee = members()
    newest = select(func.max(Charter.id)).where(Charter.pair_id == Pair.id, FIRST).correlate(Pair).scalar_subquery()
    slot = SignatureSlot.charter_id == Charter.id
    reason = select(func.max(SignatureSlot.decline_reason)).where(slot, SignatureSlot.state == SlotState.DECLINED)
    claimed = exists().where(slot, SignatureSlot.state == SlotState.PENDING, SignatureSlot.claimed_name != "")
    unsealed = and_(Charter.state == CharterState.COMPLETE, Charter.erased_at.is_(None))
    query = (
        select(
            *(Pair.ref, mentee.first_name, mentee.last_name, mentor.first_name, mentor.last_name, Pair.committed_at),
            *(Charter.state, Charter.issued_at, Charter.closed_at, Charter.completed_at),
            reason.correlate(Charter).scalar_subquery(),
            and_(Charter.state == CharterState.OPEN, claimed),
        )
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .outerjoin(Charter, Charter.id == newest)
        .where(Pair.programme_id == programme_id, or_(Pair.state == PairState.COMMITTED, unsealed))
        .where(shown_to(reader_id, programme_id))
        .order_by(Pair.id)
    )
    return [
        Unsettled(row[0], f"{row[1]} {row[2]}", f"{row[3]} {row[4]}", *row[5:10], row[10] or "", bool(row[11]))
        for row in db.session.execute(query)
    ]


def missing_to_issue(programme_id: int) -> tuple[bool, bool]:
    """Tell whether charters lack a published text, and whether they lack somebody to sign for the host."""
    text = exists().where(CharterText.programme_id == programme_id, CharterText.published_at.is_not(None))
    signatory = exists().where(Signatory.until.is_(None))
    row = db.session.execute(select(text, signatory)).one()
    return not row[0], not row[1]


def outdated_charters(programme_id: int, reader_id: int) -> Sequence[Charter]:
    """Return the charters being signed that name a former signatory of the host, or are made of an older text.

    They hold as they are; those hidden from the reader are left out.
    """
    wanted = select(Charter).join(Pair, Pair.id == Charter.pair_id)
    wanted = wanted.where(Charter.programme_id == programme_id, Charter.state == CharterState.OPEN, FIRST)
    wanted = wanted.where(shown_to(reader_id, programme_id))
    pair = joinedload(Charter.pair)
    found = db.session.scalars(
        wanted.options(
            selectinload(Charter.slots), pair.joinedload(Pair.mentor), pair.joinedload(Pair.mentee)
        ).order_by(Charter.id)
    ).all()
    text, signatory = published_text(programme_id), current_signatory()
    if text is None or signatory is None:
        return []
    return [each for each in found if each.text_id != text.id or slot_of(each, Party.HOST).name != signatory.name]
