"""Charters, the places of their signatures, and their files."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.charters import rules
from app.charters.errors import CharterErased
from app.charters.models import Charter, CharterFile, CharterState, FileKind, PaperScan, Party, SignatureSlot, SlotState
from app.charters.snapshot import Snapshot, from_bytes
from app.core.clock import PARIS, to_paris, today
from app.core.database import db
from app.core.errors import NotFound
from app.pairing.models import Pair, PairState
from app.programmes.queries import by_id, definition

FIRST = Charter.amends_id.is_(None)
"""A charter, and no amendment to one."""


def locked(charter_id: int) -> Charter:
    """Return the charter as it is now, locked until the transaction ends (SQLite locks the whole database instead)."""
    wanted = (
        select(Charter)
        .where(Charter.id == charter_id)
        .options(selectinload(Charter.slots))
        .with_for_update(of=Charter)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(wanted).one()


def live_charter(pair_id: int) -> Charter | None:
    """Return the charter of a pair that is to be signed or has been signed."""
    wanted = select(Charter).where(Charter.pair_id == pair_id, Charter.state.in_(rules.LIVE), FIRST)
    return db.session.scalar(wanted.options(selectinload(Charter.slots)))


def charter_of_pair(pair_id: int) -> Charter | None:
    """Return the newest charter of a pair, whatever became of it; its amendments are asked for apart."""
    wanted = select(Charter).where(Charter.pair_id == pair_id, FIRST).order_by(Charter.id.desc()).limit(1)
    return db.session.scalar(wanted.options(selectinload(Charter.slots)))


def charter_and_file(pair_id: int, kind: FileKind) -> tuple[Charter | None, CharterFile | None]:
    """Return the newest charter of a pair and one of its PDFs, as `charter_of_pair` and `file_of` do; one question."""
    drawn = and_(CharterFile.charter_id == Charter.id, CharterFile.kind == kind, Charter.erased_at.is_(None))
    wanted = select(Charter, CharterFile).outerjoin(CharterFile, drawn).where(Charter.pair_id == pair_id, FIRST)
    newest = wanted.order_by(Charter.id.desc()).limit(1).options(joinedload(Charter.slots))
    found = db.session.execute(newest).unique().first()
    return (found[0], found[1]) if found else (None, None)


def newer_charter(charter: Charter) -> Charter | None:
    """Return the charter that lives in place of one that came to nothing, if there is one."""
    live = open_amendment(charter.pair_id) if charter.amends_id else live_charter(charter.pair_id)
    return live if live is not None and live.id != charter.id else None


def is_passed_on(slot: SignatureSlot, newer: Charter) -> bool:
    """Tell whether somebody else signs for the host on the newer charter: a link to the former gives them nothing."""
    return slot.party is Party.HOST and slot_of(newer, Party.HOST).name != slot.name


def charters_of_pair(pair_id: int) -> Sequence[Charter]:
    """Return every charter a pair has had, with their places, the newest first."""
    wanted = select(Charter).where(Charter.pair_id == pair_id, FIRST).order_by(Charter.id.desc())
    return db.session.scalars(wanted.options(selectinload(Charter.slots))).all()


def open_amendment(pair_id: int) -> Charter | None:
    """Return the amendment that the three are asked to sign, if there is one."""
    wanted = select(Charter).where(Charter.pair_id == pair_id, Charter.state == CharterState.OPEN, ~FIRST)
    return db.session.scalar(wanted.options(selectinload(Charter.slots)))


def amendments_of_pair(pair_id: int) -> Sequence[Charter]:
    """Return every amendment a pair has had, with their places, the newest first."""
    wanted = select(Charter).where(Charter.pair_id == pair_id, ~FIRST).order_by(Charter.id.desc())
    return db.session.scalars(wanted.options(selectinload(Charter.slots))).all()


def slot_by_ref(ref: str) -> SignatureSlot:
    """Return a place of signature; 404 when there is none."""
    wanted = select(SignatureSlot).where(SignatureSlot.ref == ref).options(selectinload(SignatureSlot.charter))
    found = db.session.scalar(wanted)
    if found is None:
        raise NotFound
    return found


def charter_by_code(code: str) -> Charter | None:
    """Return the charter that carries this public code, if there is one."""
    return db.session.scalar(select(Charter).where(Charter.code == code).options(selectinload(Charter.slots)))


def charter_by_ref(ref: str) -> Charter | None:
    """Return the charter of that ref, if there is one."""
    return db.session.scalar(select(Charter).where(Charter.ref == ref))


def signed_between(charter: Charter) -> tuple[datetime, datetime] | None:
    """Return the instants of the first and last signatures, if anybody has signed; noon, for a day on paper."""
    given = sorted(_signed(slot, slot.signed_at) for slot in charter.slots if slot.signed_at is not None)
    return (given[0], given[-1]) if given else None


def _signed(slot: SignatureSlot, recorded_at: datetime) -> datetime:
    return datetime.combine(slot.signed_on, time(12), PARIS) if slot.signed_on else recorded_at


def slot_of(charter: Charter, party: Party) -> SignatureSlot:
    """Return the place of a party."""
    return next(slot for slot in charter.slots if slot.party is party)


def states_of(charter: Charter) -> dict[Party, SlotState]:
    """Return where each of the three stands."""
    return {slot.party: slot.state for slot in charter.slots}


def standing_of(slot: SignatureSlot) -> rules.Standing:
    """Return what its party may do now: nothing more from the midnight after the last day on."""
    charter = slot.charter
    return rules.standing(slot.party, states_of(charter), rules.state_on(today(), charter.state, charter.sign_by))


def missing_signatures(charter: Charter) -> int:
    """Return how many signatures are still awaited."""
    return sum(1 for state in states_of(charter).values() if state is SlotState.PENDING)


def progress_of(pair_ids: Sequence[int]) -> list[tuple[int, CharterState, int]]:
    """Return, for each of these pairs that has a charter, its state and how many have signed: one query for all."""
    signed = func.count(SignatureSlot.id).filter(SignatureSlot.state == SlotState.SIGNED)
    found = db.session.execute(
        select(Charter.pair_id, Charter.state, signed)
        .join(SignatureSlot, SignatureSlot.charter_id == Charter.id)
        .where(Charter.pair_id.in_(pair_ids), FIRST)
        .group_by(Charter.id)
        .order_by(Charter.id)
    )
    return [(row[0], row[1], row[2]) for row in found]


def snapshot_of(charter: Charter) -> Snapshot:
    """Return what was frozen at issue; refuses (410) once retention has erased it."""
    if charter.erased_at is not None:
        raise CharterErased
    return from_bytes(charter.snapshot)


def file_of(charter: Charter, kind: FileKind) -> CharterFile | None:
    """Return one of the two PDFs, if it has been drawn and not been erased since."""
    if charter.erased_at is not None:
        return None
    return db.session.scalar(select(CharterFile).where(CharterFile.charter_id == charter.id, CharterFile.kind == kind))


def paper_scans(charter: Charter) -> Sequence[PaperScan]:
    """Return the copies of the sheets signed by hand, in order."""
    wanted = select(PaperScan).where(PaperScan.charter_id == charter.id).order_by(PaperScan.number)
    return db.session.scalars(wanted).all()


def answer_by(charter: Charter) -> date | None:
    """Return the day by which the coordination comes back to the members of a pair whose charter came to nothing."""
    if charter.closed_at is None:
        return None
    days = definition(by_id(charter.programme_id)).calendar.reading_days
    return rules.answer_day(to_paris(charter.closed_at).date(), days)


def open_charters(programme_id: int | None = None) -> Sequence[Charter]:
    """Return the charters that are being signed, with their places, the oldest first."""
    wanted = select(Charter).where(Charter.state == CharterState.OPEN)
    if programme_id is not None:
        wanted = wanted.where(Charter.programme_id == programme_id)
    return db.session.scalars(wanted.options(selectinload(Charter.slots)).order_by(Charter.id)).all()


def overdue_charters(on: date) -> Sequence[Charter]:
    """Return the charters whose last day to sign is behind us that day."""
    wanted = select(Charter).where(Charter.state == CharterState.OPEN, Charter.sign_by < on)
    return db.session.scalars(wanted.options(selectinload(Charter.slots)).order_by(Charter.id)).all()


def pairs_without_charter(programme_id: int) -> Sequence[Pair]:
    """Return the pairs where both said yes and no charter lives: it waits to be issued, or issued again."""
    has_one = exists().where(Charter.pair_id == Pair.id, Charter.state.in_(rules.LIVE), FIRST)
    wanted = select(Pair).where(Pair.programme_id == programme_id, Pair.state == PairState.COMMITTED, ~has_one)
    return db.session.scalars(wanted.order_by(Pair.id)).all()
