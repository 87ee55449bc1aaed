"""Pairs of which nothing was heard for long: one question for all of them, which returns only those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, select, true

from app.core.clock import end_of_day
from app.core.database import db
from app.followup.models import Meeting, MeetingState, Pause, SentOnce
from app.followup.rules.nudging import APART, LAST_DAYS, NUDGED_AFTER, Stretch, silent_days
from app.pairing.models import Pair
from app.pairing.rules import RUNNING

LETTER = "followup_silent"
SIGN_OF_LIFE = and_(
    Meeting.pair_id == Pair.id,
    Meeting.state.in_((MeetingState.HELD, MeetingState.AGREED)),
    Meeting.contested_at.is_(None),
)


@dataclass(frozen=True)
class Silence:
    """A pair, its last sign of life, and for how many days there was none since, pauses left out."""

    pair_id: int
    ref: str
    life: date
    days: int


def to_nudge(today: date, pair_id: int | None = None) -> list[Silence]:
    """Return the pairs to be asked how they are: not asked lately, no answer to a date awaited, not near their end.

    All of them, or one if it is among them.
    """
    lately = SentOnce.sent_at >= end_of_day(today - APART)
    asked = exists().where(SentOnce.pair_id == Pair.id, SentOnce.letter == LETTER, lately)
    proposed = exists().where(
        Meeting.pair_id == Pair.id, Meeting.state == MeetingState.PROPOSED, Meeting.happens_on >= today
    )
    far = Pair.ends_on.is_(None) | (Pair.ends_on >= today + LAST_DAYS)
    one = true() if pair_id is None else Pair.id == pair_id
    return _silent(today, NUDGED_AFTER, and_(one, ~asked, ~proposed, far))


def _silent(today: date, days: int, which: ColumnElement[bool]) -> list[Silence]:
    rows = db.session.execute(_candidates(today - timedelta(days=days)).where(which)).all()
    found = [_silence(list(each), today) for _, each in groupby(rows, key=lambda row: row.id)]
    return [each for each in found if each.days >= days]


def _candidates(limit: date) -> Select[*tuple[Any, ...]]:
    """Pairs without a sign of life since that day, with one row for each of their pauses; a pause only delays."""
    last = select(func.max(Meeting.happens_on)).where(SIGN_OF_LIFE).correlate(Pair).scalar_subquery()
    since = exists().where(SIGN_OF_LIFE, Meeting.happens_on > limit)
    return (
        select(Pair.id, Pair.ref, Pair.starts_on, last, Pause.since, Pause.resumed_on)
        .outerjoin(Pause, Pause.pair_id == Pair.id)
        .where(Pair.state.in_(RUNNING), Pair.starts_on <= limit, ~since)
        .order_by(Pair.id)
    )


def _silence(rows: Sequence[Row[*tuple[Any, ...]]], today: date) -> Silence:
    pair_id, ref, starts_on, last, *_ = rows[0]
    life = max(starts_on, last) if last else starts_on
    pauses = [Stretch(since, resumed_on) for *_, since, resumed_on in rows if since is not None]
    return Silence(pair_id, ref, life, silent_days(life, today, pauses))
