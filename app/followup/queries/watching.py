"""The pairs that a coordination has something to see of: one question, which returns them alone and no other pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import RowMapping, Select, and_, exists, func, or_, select

from app.core.base import UTC
from app.core.clock import today
from app.core.database import db, kept
from app.followup.models import Ending, FirstImpression, Fit, Meeting, Pause
from app.followup.queries.nudging import SIGN_OF_LIFE
from app.followup.rules.adjusting import LONG_PAUSE
from app.followup.rules.nudging import SHOWN_AFTER, Stretch, silent_days
from app.pairing.models import Pair, PairState
from app.pairing.queries import members, pair_counts, shown_to
from app.pairing.rules import OPEN, RUNNING
from app.programmes.queries import by_id, definition

_WORRY = and_(
    FirstImpression.pair_id == Pair.id,
    FirstImpression.fit == Fit.DOES_NOT_SUIT,
    FirstImpression.handled_at.is_(None),
)


@dataclass(frozen=True)
class Watched:
    """A pair, and all that may be seen of it, each `None` when it is not so.

    `worried_at`: since when one of the two wishes to talk about it, unless the coordination saw to it. `life`: the last
    sign of it, and `silent` for how many days there was none since, pauses left out; 0 unless it runs. `tell_by`: when
    a member has yet to be told that it is over. `rests_since`: the first day of a pause that is long.
    """

    ref: str
    mentee: str
    mentor: str
    worried_at: datetime | None
    life: date
    has_met: bool
    silent: int
    tell_by: date | None
    rests_since: date | None


def watched(programme_id: int, reader_id: int) -> Sequence[Watched]:
    """Return the pairs of a programme to be seen, but those hidden from whoever reads. A transaction asks it once."""
    return kept(f"watched {programme_id} {reader_id}", lambda: _watched(programme_id, reader_id))


def watched_if_begun(programme_id: int, reader_id: int) -> Sequence[Watched]:
    """Return the same without a question of its own while no pair has begun, as the counts of pairs tell."""
    return watched(programme_id, reader_id) if pair_counts(programme_id, reader_id).begun else ()


def _watched(programme_id: int, reader_id: int) -> Sequence[Watched]:
    rows = db.session.execute(_candidates(programme_id, reader_id)).mappings().all()
    return tuple(_one(list(each)) for _, each in groupby(rows, key=itemgetter("ref")))


def _candidates(programme_id: int, reader_id: int) -> Select[*tuple[Any, ...]]:
    """Every such pair, and some whose pauses only explain their silence: a row for each pause."""
    mentor, mentee = members()
    last = select(func.max(Meeting.happens_on)).where(SIGN_OF_LIFE).correlate(Pair).scalar_subquery()
    worried_at = select(func.min(FirstImpression.said_at, type_=UTC)).where(_WORRY).correlate(Pair).scalar_subquery()
    first_meeting_days = definition(by_id(programme_id)).calendar.first_meeting_days
    limit = today() - timedelta(days=min(SHOWN_AFTER, first_meeting_days))
    silent = and_(Pair.state.in_(RUNNING), Pair.starts_on <= limit, func.coalesce(last, Pair.starts_on) <= limit)
    worries = and_(Pair.state.in_(OPEN), worried_at.is_not(None))
    long_ago = Pause.since < today() - LONG_PAUSE
    rests = exists().where(Pause.pair_id == Pair.id, Pause.resumed_on.is_(None), long_ago).correlate(Pair)
    return (
        select(
            *(Pair.ref, Pair.starts_on, Pair.state, mentee.first_name, mentee.last_name, Ending.tell_by),
            *(mentor.first_name.label("mentor_first"), mentor.last_name.label("mentor_last")),
            *(last.label("last"), worried_at.label("worried_at"), Pause.since, Pause.resumed_on),
        )
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .outerjoin(Ending, and_(Ending.pair_id == Pair.id, Ending.told_at.is_(None)))
        .outerjoin(Pause, Pause.pair_id == Pair.id)
        .where(Pair.programme_id == programme_id, shown_to(reader_id, programme_id))
        .where(or_(silent, worries, Ending.id.is_not(None), and_(Pair.state == PairState.PAUSED, rests)))
        .order_by(Pair.ref, Pause.id)
    )


def _one(rows: Sequence[RowMapping]) -> Watched:
    row = rows[0]
    pauses = [Stretch(each["since"], each["resumed_on"]) for each in rows if each["since"] is not None]
    life = max(filter(None, (row["starts_on"], row["last"])))
    resting = row["state"] is PairState.PAUSED
    open_since = [each.since for each in pauses if each.until is None and each.since < today() - LONG_PAUSE]
    return Watched(
        ref=row["ref"],
        mentee=f"{row['first_name']} {row['last_name']}",
        mentor=f"{row['mentor_first']} {row['mentor_last']}",
        worried_at=row["worried_at"] if row["state"] in OPEN else None,
        life=life,
        has_met=row["last"] is not None,
        silent=silent_days(life, today(), pauses) if row["state"] in RUNNING else 0,
        tell_by=row["tell_by"],
        rests_since=min(open_since, default=None) if resting else None,
    )
