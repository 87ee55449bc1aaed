"""When a programme takes applications, and until when their answers may change. Days are those of Paris."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from app.applications.models import ApplicantRole, ApplicationState
from app.applications.rules.lifecycle import Act, may
from app.core.clock import end_of_day, to_paris
from app.programmes.definition import Calendar, ProgrammeDefinition
from app.programmes.models import ProgrammeState


class Intake(StrEnum):
    """Whether applications come in."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    CLOSED = "closed"
    SUSPENDED = "suspended"


def intake(state: ProgrammeState, calendar: Calendar, now: datetime) -> Intake:
    """Return whether an application that arrives at `now` is taken: the closing day counts until its last second."""
    if state is ProgrammeState.SUSPENDED:
        return Intake.SUSPENDED
    if state is ProgrammeState.DRAFT:
        return Intake.NOT_OPEN
    if state is not ProgrammeState.OPEN:
        return Intake.CLOSED
    if calendar.opens_on and now < end_of_day(calendar.opens_on - timedelta(days=1)):
        return Intake.NOT_OPEN
    if calendar.closes_on and now >= end_of_day(calendar.closes_on):
        return Intake.CLOSED
    return Intake.OPEN


def closed_on(calendar: Calendar, intake_ended_at: datetime | None, today: date) -> date:
    """Return the day since when nobody may apply: the calendar's, unless a person ended it first."""
    ended = to_paris(intake_ended_at).date() if intake_ended_at else None
    return min((day for day in (calendar.closes_on, ended) if day is not None), default=today)


def may_edit(
    state: ApplicationState, definition: ProgrammeDefinition, intake_now: Intake, reading_since: datetime | None
) -> bool:
    """Whether a sent application's answers may change: until closing in a cohort, until reading begins otherwise."""
    if not may(state, Act.EDIT):
        return False
    if definition.is_cohort:
        return intake_now is Intake.OPEN
    return reading_since is None


def draft_expiry(started_at: datetime, calendar: Calendar) -> datetime:
    """Return the instant at which a draft is erased: so many days after it began, a cohort's not before it closes."""
    last_day = to_paris(started_at).date() + timedelta(days=calendar.draft_days)
    if calendar.closes_on:
        last_day = max(last_day, calendar.closes_on)
    return end_of_day(last_day)


def last_day(instant: datetime) -> date:
    """Return the last whole day before an instant that is the midnight ending it."""
    return (to_paris(instant) - timedelta(seconds=1)).date()


def reminder_due(calendar: Calendar, now: datetime) -> bool:
    """Whether the one reminder before the closing of a cohort may go: in its last three days."""
    if calendar.closes_on is None:
        return False
    closing = end_of_day(calendar.closes_on)
    return end_of_day(calendar.closes_on - timedelta(days=4)) <= now < closing


def is_full(definition: ProgrammeDefinition, role: ApplicantRole, asked: int) -> bool:
    """Whether every place is already asked for; mentors are never too many."""
    wanted = definition.places.pairs_max
    return role is ApplicantRole.MENTEE and wanted is not None and asked >= wanted


def next_news(state: ApplicationState, calendar: Calendar, since: date) -> date:
    """Return the day by which somebody who waits in that state hears from us again; `since` is the last news."""
    if state is ApplicationState.WAITLISTED and calendar.launch_on:
        return calendar.launch_on
    announced = (calendar.answers_by, calendar.confirm_by, calendar.sign_by, calendar.launch_on)
    coming = [day for day in announced if day is not None and day > since]
    return coming[0] if coming else since + timedelta(days=calendar.answer_days)
