"""The pairs a coordination looks at first, and the days of a pair: dates and counts, never what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import exists, select

from app.charters.queries import amendments_of_pair, charter_of_pair
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.models import Meeting, MeetingState, Pause
from app.followup.queries.adjusting import ended_on
from app.followup.queries.first_impression import worries
from app.followup.queries.meetings import MeetingCount, counted
from app.followup.queries.nudging import silent_for_long
from app.pairing.models import Pair, PairState
from app.pairing.queries import members, shown_to
from app.programmes.models import Programme
from app.programmes.queries import definition


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
    """Return the pairs under way to look at first, each once, by its gravest reason; none hidden from the reader."""
    found: dict[str, tuple[Risk, date]] = {}
    for worry in worries(programme.id, reader_id):
        found[worry.ref] = Risk.UNSUITED, to_paris(worry.said_at).date()
    for ref, since in _never_met(programme, reader_id):
        found.setdefault(ref, (Risk.NEVER_MET, since))
    for silence in silent_for_long(programme.id, reader_id, today()):
        found.setdefault(silence.ref, (Risk.SILENT, silence.life))
    named = _names(list(found))
    order = list(Risk)
    lines = [AtRisk(ref, *named[ref], risk, since) for ref, (risk, since) in found.items() if ref in named]
    return sorted(lines, key=lambda line: (order.index(line.risk), line.since, line.ref))


def _never_met(programme: Programme, reader_id: int) -> list[tuple[str, date]]:
    """Pairs past the day by which they meet first, with no meeting held nor agreed on."""
    limit = today() - timedelta(days=definition(programme).calendar.first_meeting_days)
    life = (MeetingState.HELD, MeetingState.AGREED)
    met = exists().where(Meeting.pair_id == Pair.id, Meeting.state.in_(life), Meeting.contested_at.is_(None))
    running = Pair.state.in_((PairState.ACTIVE, PairState.EXTENDED))
    rested = exists().where(Pause.pair_id == Pair.id)
    wanted = select(Pair.ref, Pair.starts_on).where(
        Pair.programme_id == programme.id, running, Pair.starts_on < limit, ~met, ~rested
    )
    return [(ref, day) for ref, day in db.session.execute(wanted.where(shown_to(reader_id, programme.id))) if day]


def _names(refs: list[str]) -> dict[str, tuple[str, str]]:
    mentor, mentee = members()
    wanted = (
        select(Pair.ref, mentee.first_name, mentee.last_name, mentor.first_name, mentor.last_name)
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .where(Pair.ref.in_(refs))
    )
    rows = db.session.execute(wanted) if refs else ()
    return {row[0]: (f"{row[1]} {row[2]}", f"{row[3]} {row[4]}") for row in rows}


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
