"""The pairs a coordination looks at first, and the days of a pair: dates and counts, never what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, or_, select

from app.charters.queries import amendments_of_pair, charter_of_pair
from app.core.base import UTC
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.models import FirstImpression, Fit, Meeting, MeetingState, Pause
from app.followup.queries.adjusting import ended_on
from app.followup.queries.meetings import MeetingCount, counted
from app.followup.rules.nudging import SHOWN_AFTER, Stretch, silent_days
from app.pairing.models import Pair, PairState
from app.pairing.queries import members, shown_to
from app.programmes.models import Programme
from app.programmes.queries import definition

_UNDER_WAY = (PairState.ACTIVE, PairState.EXTENDED, PairState.PAUSED)


class Risk(StrEnum):
    """Why a pair is looked at first, in this order."""

    UNSUITED = "unsuited"
    NEVER_MET = "never_met"
    SILENT = "silent"


@dataclass(frozen=True)
class AtRisk:
    """One pair to look at, why, and since which day."""

    ref: str
    mentee: str
    mentor: str
    risk: Risk
    since: date


def at_risk(programme: Programme, reader_id: int) -> list[AtRisk]:
    """Return the pairs under way to look at first, each once, by its gravest reason; none hidden from the reader.

    One question, which returns them alone and no other pair.
    """
    rows = db.session.execute(_candidates(programme, reader_id)).mappings().all()
    days = definition(programme).calendar.first_meeting_days
    found = [_risk(list(each), days) for _, each in groupby(rows, key=itemgetter("ref"))]
    order = list(Risk)
    lines = [line for line in found if line is not None]
    return sorted(lines, key=lambda line: (order.index(line.risk), line.since, line.ref))


def _candidates(programme: Programme, reader_id: int) -> Select[*tuple[Any, ...]]:
    """Pairs under way that somebody worries about, or of which nothing was heard for long: a row for each pause."""
    mentor, mentee = members()
    life = and_(
        Meeting.pair_id == Pair.id,
        Meeting.state.in_((MeetingState.HELD, MeetingState.AGREED)),
        Meeting.contested_at.is_(None),
    )
    worry = and_(
        FirstImpression.pair_id == Pair.id,
        FirstImpression.fit == Fit.DOES_NOT_SUIT,
        FirstImpression.handled_at.is_(None),
    )
    last = select(func.max(Meeting.happens_on)).where(life).correlate(Pair).scalar_subquery()
    worried_at = select(func.min(FirstImpression.said_at, type_=UTC)).where(worry).correlate(Pair).scalar_subquery()
    limit = today() - timedelta(days=min(SHOWN_AFTER, definition(programme).calendar.first_meeting_days))
    silent = and_(Pair.state != PairState.PAUSED, Pair.starts_on <= limit, func.coalesce(last, Pair.starts_on) <= limit)
    columns = (Pair.ref, Pair.starts_on, Pair.state, mentee.first_name, mentee.last_name)
    return (
        select(
            *columns,
            mentor.first_name.label("mentor_first"),
            mentor.last_name.label("mentor_last"),
            last.label("last"),
            worried_at.label("worried_at"),
            Pause.since,
            Pause.resumed_on,
        )
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .outerjoin(Pause, Pause.pair_id == Pair.id)
        .where(Pair.programme_id == programme.id, Pair.state.in_(_UNDER_WAY), shown_to(reader_id, programme.id))
        .where(or_(silent, worried_at.is_not(None)))
        .order_by(Pair.ref, Pause.id)
    )


def _risk(rows: Sequence[RowMapping], first_meeting_days: int) -> AtRisk | None:
    row = rows[0]
    names = f"{row['first_name']} {row['last_name']}", f"{row['mentor_first']} {row['mentor_last']}"
    if row["worried_at"] is not None:
        return AtRisk(row["ref"], *names, Risk.UNSUITED, to_paris(row["worried_at"]).date())
    pauses = [Stretch(each["since"], each["resumed_on"]) for each in rows if each["since"] is not None]
    since = max(filter(None, (row["starts_on"], row["last"])))
    days = silent_days(since, today(), pauses)
    if row["last"] is None and days > first_meeting_days:
        return AtRisk(row["ref"], *names, Risk.NEVER_MET, since)
    return AtRisk(row["ref"], *names, Risk.SILENT, since) if days >= SHOWN_AFTER else None


class Day(StrEnum):
    """What a day of a pair's course was."""

    PROPOSED = "proposed"
    COMMITTED = "committed"
    SIGNED = "signed"
    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    ENDED = "ended"


@dataclass(frozen=True)
class Course:
    """The days of a pair, in order, and what the coordination may know of its meetings."""

    days: tuple[tuple[date, Day], ...]
    meetings: MeetingCount


def course_of(pair: Pair) -> Course:
    """Return the course of a pair that has begun; a bounded number of questions, however many meetings."""
    days = sorted((day, what) for day, what in _days(pair) if day is not None and day <= today())
    return Course(tuple(days), counted([pair.id])[pair.id])


def _days(pair: Pair) -> Iterator[tuple[date | None, Day]]:
    charter = charter_of_pair(pair.id)
    yield _day(pair.proposed_at), Day.PROPOSED
    yield _day(pair.committed_at), Day.COMMITTED
    yield _day(charter.completed_at if charter else None), Day.SIGNED
    yield pair.starts_on, Day.STARTED
    for pause in db.session.scalars(select(Pause).where(Pause.pair_id == pair.id)):
        yield pause.since, Day.PAUSED
        yield pause.resumed_on, Day.RESUMED
    for amendment in amendments_of_pair(pair.id):
        yield _day(amendment.completed_at), Day.EXTENDED
    yield ended_on(pair), Day.ENDED


def _day(instant: datetime | None) -> date | None:
    return to_paris(instant).date() if instant is not None else None
