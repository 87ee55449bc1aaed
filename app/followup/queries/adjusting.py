"""Pauses and ends: of one pair, and those a coordinator must see."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.applications.models import ApplicantRole, ApplicationState
from app.core.clock import now
from app.core.database import db
from app.followup.models import Ending, Meeting, MeetingState, Pause
from app.followup.queries.watching import watched_if_begun
from app.followup.rules import adjusting as rules
from app.pairing import rules as pairing
from app.pairing.models import Pair
from app.pairing.queries import pair_counts


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
    return pairing.ended_on(pair.state, pair.ends_on, pair.closed_on)


def notes_kept_until(pair: Pair) -> date | None:
    """Return the last day on which the notes of a mentorship that is over are kept."""
    day = ended_on(pair)
    return rules.kept_until(day) if day else None


def dropped_with(pair: Pair) -> list[Meeting]:
    """Return the meetings still ahead that fell with the end of a mentorship and are in somebody's calendar."""
    wanted = select(Meeting).where(
        Meeting.pair_id == pair.id,
        Meeting.state == MeetingState.CANCELLED,
        Meeting.agreed_at.is_not(None),
        Meeting.settled_at >= pair.closed_at,
        Meeting.starts_at > now(),
    )
    return list(db.session.scalars(wanted.order_by(Meeting.starts_at)))


Days = Sequence[tuple[date, str]]
"""Pairs that a coordinator must see: the day each counts from, and its ref."""


def waiting(programme_id: int, reader_id: int) -> tuple[Days, Days]:
    """Return the pairs one of whose members has yet to be told that it is over, and those that have rested for long.

    The first with the day to tell by, the second with the day the pause began.
    """
    found = watched_if_begun(programme_id, reader_id)
    to_tell = [(each.tell_by, each.ref) for each in found if each.tell_by]
    return to_tell, [(each.rests_since, each.ref) for each in found if each.rests_since]


def brought_to_an_end(programme_id: int, reader_id: int) -> int:
    """Return how many mentorships went to their last day, or to their aim before it; not those stopped before."""
    return pair_counts(programme_id, reader_id).completed


def may_ask_for_another(pair: Pair, role: ApplicantRole) -> bool:
    """Tell whether a member of a mentorship that is over is asked whether they would like another.

    After an end before its time, both; after a whole mentorship, the mentor: the mentee has had theirs.
    """
    if pair.state not in pairing.OVER or pair.member(role).state is not ApplicationState.ACCEPTED:
        return False
    return role is ApplicantRole.MENTOR or ending_of(pair.id) is not None
