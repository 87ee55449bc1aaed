"""The pairs a coordination looks at first, and the days of a pair: dates and counts, never what was said."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from operator import itemgetter

from sqlalchemy import select

from app.charters.queries import amendments_of_pair, charter_of_pair
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.models import Pause
from app.followup.queries.adjusting import ended_on
from app.followup.queries.meetings import MeetingCount, counted
from app.followup.queries.watching import Watched, watched
from app.followup.rules.nudging import SHOWN_AFTER
from app.pairing.models import Pair
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
    days = definition(programme).calendar.first_meeting_days
    found = [_risk(each, days) for each in watched(programme.id, reader_id)]
    order = list(Risk)
    lines = [line for line in found if line is not None]
    return sorted(lines, key=lambda line: (order.index(line.risk), line.since, line.ref))


def _risk(pair: Watched, first_meeting_days: int) -> AtRisk | None:
    named = pair.ref, pair.mentee, pair.mentor
    if pair.worried_at is not None:
        return AtRisk(*named, Risk.UNSUITED, to_paris(pair.worried_at).date())
    if not pair.has_met and pair.silent > first_meeting_days:
        return AtRisk(*named, Risk.NEVER_MET, pair.life)
    return AtRisk(*named, Risk.SILENT, pair.life) if pair.silent >= SHOWN_AFTER else None


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
    days = [(day, what) for day, what in _days(pair) if day is not None and day <= today()]
    days.sort(key=itemgetter(0))  # what came the same day stays in the order of a mentorship
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
