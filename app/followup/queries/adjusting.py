"""Pauses and ends: of one pair, and those a coordinator must see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select

from app.applications.models import ApplicantRole, ApplicationState
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.models import Ending, Meeting, MeetingState, Pause
from app.followup.rules import adjusting as rules
from app.pairing import rules as pairing
from app.pairing.models import Pair, PairState
from app.pairing.queries import shown_to


def pause_of(pair_id: int) -> Pause | None:
    """Return the pause of a pair that is under way."""
    return db.session.scalar(select(Pause).where(Pause.pair_id == pair_id, Pause.resumed_on.is_(None)))


def pauses_of(pair_id: int) -> list[Pause]:
    """Return the pauses of a pair, the first first; the last may be under way."""
    wanted = select(Pause).where(Pause.pair_id == pair_id).order_by(Pause.since, Pause.id)
    return list(db.session.scalars(wanted))


def ending_of(pair_id: int) -> Ending | None:
    """Return how a pair ended before its time, if it did."""
    return db.session.scalar(select(Ending).where(Ending.pair_id == pair_id))


def ended_on(pair: Pair) -> date | None:
    """Return the day a mentorship ended, `None` while it goes on."""
    if pair.state not in pairing.OVER:
        return None
    return pairing.ended_on(pair.ends_on, to_paris(pair.closed_at).date() if pair.closed_at else None)


def notes_kept_until(pair: Pair) -> date | None:
    """Return the last day on which the notes of a mentorship that is over are kept."""
    day = ended_on(pair)
    return rules.kept_until(day) if day else None


def dropped_with(pair: Pair) -> list[Meeting]:
    """Return the meetings agreed on that fell with the end of a mentorship: they are in somebody's calendar."""
    wanted = select(Meeting).where(
        Meeting.pair_id == pair.id,
        Meeting.state == MeetingState.CANCELLED,
        Meeting.agreed_at.is_not(None),
        Meeting.settled_at >= pair.closed_at,
    )
    return list(db.session.scalars(wanted.order_by(Meeting.starts_at)))


@dataclass(frozen=True)
class Waiting:
    """Pairs that a coordinator must see: how many, the first of them, and the day it counts from."""

    count: int
    ref: str
    day: date


def waiting(programme_id: int, reader_id: int) -> tuple[Waiting | None, Waiting | None]:
    """Return the pairs one of whose members has yet to be told that it is over, and those that have rested for long.

    The first by the day to tell by, the second by the day the pause began. One question.
    """
    rests = and_(Pause.resumed_on.is_(None), Pause.since < today() - rules.LONG_PAUSE, Pair.state == PairState.PAUSED)
    wanted = (
        select(Pair.ref, Ending.tell_by, Pause.since)
        .select_from(Pair)
        .outerjoin(Ending, and_(Ending.pair_id == Pair.id, Ending.told_at.is_(None)))
        .outerjoin(Pause, and_(Pause.pair_id == Pair.id, rests))
        .where(Pair.programme_id == programme_id, or_(Ending.id.is_not(None), Pause.id.is_not(None)))
        .where(shown_to(reader_id, programme_id))
    )
    rows = db.session.execute(wanted).all()
    to_tell = [(day, ref) for ref, day, _ in rows if day]
    return _first(to_tell), _first([(day, ref) for ref, _, day in rows if day])


def _first(found: Sequence[tuple[date, str]]) -> Waiting | None:
    if not found:
        return None
    day, ref = min(found)
    return Waiting(len(found), ref, day)


def brought_to_an_end(programme_id: int, reader_id: int) -> int:
    """Return how many mentorships went to their last day, or to their aim before it; not those stopped before."""
    completed = (Pair.programme_id == programme_id, Pair.state == PairState.COMPLETED)
    query = select(func.count()).select_from(Pair).where(*completed, shown_to(reader_id, programme_id))
    return db.session.scalar(query) or 0


def may_ask_for_another(pair: Pair, role: ApplicantRole) -> bool:
    """Tell whether a member of a mentorship that is over is asked whether they would like another.

    After an end before its time, both; after a whole mentorship, the mentor: the mentee has had theirs.
    """
    if pair.state not in pairing.OVER or pair.member(role).state is not ApplicationState.ACCEPTED:
        return False
    return role is ApplicantRole.MENTOR or ending_of(pair.id) is not None
