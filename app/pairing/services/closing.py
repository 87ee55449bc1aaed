"""Cancelling a pair, and what silence does to one."""

from datetime import datetime

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import now, to_paris
from app.core.database import db
from app.core.journal import record
from app.mail.outbox import queue
from app.pairing import emails
from app.pairing.errors import PairHasBegun
from app.pairing.models import Pair, PairReminder, PairState
from app.pairing.queries import is_pair_hidden_from, pairs_of_application
from app.pairing.rules import CHOSEN, PairAct, may, reminder_due
from app.pairing.services.moving import close, lock, refuse_members
from app.programmes.models import Programme


def cancel_pair(pair: Pair, *, seen: int, actor: str) -> None:
    """Cancel a pair that has not begun. Its members are told that it will not be, when they knew of it.

    Refuses when somebody acted on it since it was read, once it has begun, and an actor who is one of the two.
    """
    refuse_members(pair, actor)
    lock(pair, seen=seen)
    _cancel(pair, tuple(ApplicantRole), actor=actor)


def cancel_pairs_of(application_id: int, *, actor: str) -> int:
    """Cancel every pair of somebody who leaves; only the other member is told. Tells how many.

    Refuses (`PairHasBegun`) when one of them has begun: the file that says who they are would be erased under it.
    """
    cancelled = 0
    for pair in pairs_of_application(application_id):
        lock(pair)
        if not may(pair.state, PairAct.CANCEL):
            raise PairHasBegun
        staying = [role for role in ApplicantRole if pair.member(role).id != application_id]
        _cancel(pair, tuple(staying), actor=actor)
        cancelled += 1
    return cancelled


def cancel_chosen_of(application_id: int, *, actor: str) -> list[str]:
    """Cancel the pairs somebody was chosen for and that nobody outside knows of; gives those the actor may know of."""
    chosen = pairs_of_application(application_id, CHOSEN)
    for pair in chosen:
        lock(pair)
        _cancel(pair, (), actor=actor)
    return [pair.ref for pair in chosen if not is_pair_hidden_from(pair, actor)]


def _cancel(pair: Pair, told: tuple[ApplicantRole, ...], *, actor: str) -> None:
    known = pair.proposed_at is not None
    close(pair, PairAct.CANCEL, actor=actor, mail="pair_closed" if known else None)
    if known:
        programme = db.session.get_one(Programme, pair.programme_id)
        for role in told:
            queue(emails.pair_closed(pair, role, programme))


def expire_proposals(at: datetime) -> int:
    """Close the proposals whose last day is over; both are told, and who had said yes is first in line. How many."""
    waiting = db.session.scalars(
        select(Pair).where(Pair.state == PairState.PROPOSED, Pair.answer_by < to_paris(at).date()).order_by(Pair.id)
    )
    return sum(_expire(pair) for pair in one_by_one(waiting))


def _expire(pair: Pair) -> bool:
    lock(pair)
    if pair.state is not PairState.PROPOSED:
        return False
    answered = [role for role in ApplicantRole if pair.answer_of(role) is not None]
    first = answered[0].value if answered else None
    close(pair, PairAct.EXPIRE, actor="clock", mail="pair_expired", first_in_line=first)
    programme = db.session.get_one(Programme, pair.programme_id)
    for role in ApplicantRole:
        queue(emails.pair_expired(pair, role, programme))
    return True


def remind_silent(at: datetime) -> int:
    """Write to whoever has not answered, 7, 2 and 0 days before the last day; each reminder leaves once. How many."""
    today = to_paris(at).date()
    waiting = db.session.scalars(
        select(Pair).where(Pair.state == PairState.PROPOSED, Pair.answer_by >= today).order_by(Pair.id)
    )
    return sum(_remind_both(pair, at) for pair in one_by_one(waiting))


def _remind_both(pair: Pair, at: datetime) -> int:
    lock(pair)
    return sum(_remind(pair, role, at) for role in ApplicantRole) if pair.state is PairState.PROPOSED else 0


def _remind(pair: Pair, role: ApplicantRole, at: datetime) -> bool:
    if pair.answer_of(role) is not None or pair.answer_by is None or pair.proposed_at is None:
        return False
    sent = db.session.scalars(
        select(PairReminder.days_before).where(PairReminder.pair_id == pair.id, PairReminder.role == role)
    ).all()
    days = reminder_due(
        answer_by=pair.answer_by,
        proposed_on=to_paris(pair.proposed_at).date(),
        today=to_paris(at).date(),
        sent=sent,
    )
    if days is None:
        return False
    db.session.add(PairReminder(pair_id=pair.id, role=role, days_before=days, sent_at=now()))
    record("pair_reminded", actor="clock", subject=pair.ref, programme_id=pair.programme_id, mail="pair_reminder")
    programme = db.session.get_one(Programme, pair.programme_id)
    queue(emails.pair_reminder(pair, role, programme, today=to_paris(at).date()))
    return True
