"""The ways a charter ends without three signatures, and what is done to avoid it: reminders."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import update

from app.charters import emails, rules
from app.charters.errors import NothingToRemind, SignatureNotAwaited
from app.charters.models import Charter, CharterState, SignatureSlot, SlotState
from app.charters.queries import live_charter, locked, open_charters, overdue_charters, standing_of
from app.charters.rules import Standing
from app.charters.services import evidence
from app.charters.services.links import ask_to_sign, end_links
from app.charters.services.refusals import refuse_unless_signing, refuse_unless_their_turn
from app.core.between import one_by_one
from app.core.clock import now, to_paris
from app.core.database import db, rows_changed
from app.core.journal import record
from app.mail.outbox import queue
from app.pairing.models import Pair


def decline(slot: SignatureSlot, reason: str) -> None:
    """End a charter because one party does not wish to sign. The reason is for the coordination alone.

    Those who had signed are told that it will not be signed, not by whom nor why. Refuses once signed or ended.
    """
    charter = locked(slot.charter_id)
    refuse_unless_their_turn(slot)
    refused = update(SignatureSlot).where(SignatureSlot.id == slot.id, SignatureSlot.state == SlotState.PENDING)
    values = {"state": SlotState.DECLINED, "declined_at": now(), "decline_reason": reason}
    done = rows_changed(refused.values(values))
    db.session.refresh(slot)
    if not done:
        refuse_unless_signing(slot)
    close_charter(charter, CharterState.DECLINED, "declined", actor=slot.ref, party=slot.party.value)
    tell_whoever_signed(charter)


def cancel_charter_of(pair: Pair, *, actor: str) -> None:
    """End the open charter of a pair that is no more, if it has one. Tells nobody: the pair's own letters do."""
    charter = live_charter(pair.id)
    if charter is not None and charter.state is CharterState.OPEN:
        close_charter(locked(charter.id), CharterState.CANCELLED, "cancelled", actor=actor)


def remind(charter: Charter, *, actor: str) -> int:
    """Write to whoever has to sign now, with a new link; return to how many. Refuses when nobody has to.

    Somebody reminded within the last minute is not written to twice, nor counted.
    """
    charter = locked(charter.id)
    waiting = _awaited(charter)
    if not waiting:
        raise NothingToRemind
    return sum(_remind(slot, actor=actor) for slot in waiting)


def send_reminders(at: datetime) -> int:
    """Send the reminders that fall due, at 5, 12 and 25 days, to those whose turn it is; each of them once."""
    today, sent = to_paris(at).date(), 0
    for charter in one_by_one(open_charters()):
        if not _late(charter, today):
            continue
        for slot, due in _late(locked(charter.id), today):
            slot.reminders = due
            sent += _remind(slot, actor="clock")
    return sent


def _late(charter: Charter, today: date) -> list[tuple[SignatureSlot, int]]:
    """The places whose party is silent, with how many reminders should be behind them."""
    due = {
        slot: rules.reminders_due(to_paris(slot.asked_at or charter.issued_at).date(), today, charter.sign_by)
        for slot in _awaited(charter)
    }
    return [(slot, many) for slot, many in due.items() if many > slot.reminders]


def expire_charters(at: datetime) -> int:
    """End the charters whose last day to sign is over: the coordination sees them, who had signed is told."""
    expired = 0
    for overdue in one_by_one(overdue_charters(to_paris(at).date())):
        charter = locked(overdue.id)
        if charter.state is CharterState.OPEN:  # signed or ended meanwhile otherwise
            close_charter(charter, CharterState.EXPIRED, "expired", actor="clock")
            tell_whoever_signed(charter)
            expired += 1
    return expired


def _awaited(charter: Charter) -> list[SignatureSlot]:
    return [slot for slot in charter.slots if standing_of(slot) is Standing.MAY_SIGN]


def _remind(slot: SignatureSlot, *, actor: str) -> bool:
    if slot.reminded_at is not None and now() - slot.reminded_at < rules.PAUSE:
        return False
    slot.reminded_at = now()
    evidence.append(slot.charter, "reminded", actor=actor, party=slot.party.value)
    ask_to_sign(slot, emails.charter_reminder)
    return True


def tell_whoever_signed(charter: Charter) -> None:
    """Write to whoever had signed that it will not be, neither by whom nor why."""
    for slot in charter.slots:
        if slot.state is SlotState.SIGNED:
            queue(emails.charter_not_signed(slot))


def close_charter(charter: Charter, state: CharterState, kind: str, *, actor: str, **facts: Any) -> None:
    """End the signing of a locked charter, whatever the way out: its links are dead. Tells nobody.

    Refuses what its state does not allow.
    """
    if not rules.may_become(charter.state, state):
        raise SignatureNotAwaited(standing=charter.state.value)
    charter.state, charter.closed_at = state, now()
    end_links(charter)
    evidence.append(charter, kind, actor=actor, **facts)
    record(f"charter_{state.value}", actor=actor, subject=charter.ref, programme_id=charter.programme_id)
