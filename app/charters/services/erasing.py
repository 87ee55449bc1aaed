"""Retention: the documents and names of a charter go when their time is over; the register stays, and names nobody."""

from datetime import datetime

from sqlalchemy import delete, update

from app.access.models import Purpose
from app.access.services import end_sessions_about
from app.charters import rules
from app.charters.models import Charter, CharterFile, PaperScan, SignatureSlot
from app.charters.queries import charters_to_erase, locked
from app.charters.services import evidence
from app.charters.services.links import forget_links
from app.core.clock import to_paris
from app.core.database import db
from app.core.journal import record

_AT_ONCE = 50  # a run of the worker erases no more, so that nobody waits for the database


def erase_charters(at: datetime) -> int:
    """Erase what is kept of every charter whose time is over: `rules.kept_until` says when. Returns how many.

    Tells nobody: the privacy page names the delays, and the file that people hold goes on proving what it proves.
    """
    today, erased = to_paris(at).date(), 0
    for found in charters_to_erase(today):
        if erased == _AT_ONCE:
            break
        charter = locked(found.id)
        if charter.erased_at is None and _is_over(charter, at):
            _erase(charter, at)
            erased += 1
    return erased


def _is_over(charter: Charter, at: datetime) -> bool:
    pair = charter.pair
    until = rules.kept_until(
        charter.state,
        ends_on=pair.ends_on,
        ended_early_on=pair.closed_on,
        closed_on=to_paris(charter.closed_at).date() if charter.closed_at else None,
    )
    return until is not None and until < to_paris(at).date()


def _erase(charter: Charter, at: datetime) -> None:
    """Empty the snapshot, the files, the names and addresses, and what opens the commitments of the chain."""
    charter.snapshot, charter.erased_at = b"", at
    db.session.flush()  # first: the database lets the rest go only then
    db.session.execute(update(CharterFile).where(CharterFile.charter_id == charter.id).values(content=b""))
    db.session.execute(delete(PaperScan).where(PaperScan.charter_id == charter.id))
    forget_links(charter)
    for slot in charter.slots:
        _blank(slot)
        end_sessions_about(Purpose.SIGNATURE, slot.ref)
    evidence.erase_personal(charter)
    record("charter_erased", actor="clock", subject=charter.ref, programme_id=charter.programme_id)


def _blank(slot: SignatureSlot) -> None:
    slot.name = slot.called = slot.email = slot.claimed_name = slot.decline_reason = ""
