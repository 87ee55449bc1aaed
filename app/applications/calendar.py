"""What days of the calendar send to applicants, what they were told, and how drafts follow."""

from datetime import timedelta

from flask import Flask

from app.applications.queries.promised import decisions_waiting, drafts_not_reminded, promised
from app.applications.services.following import drafts_follow
from app.applications.wording import calendar as wording
from app.core.declarations import Planned, PromiseSource, declare_planned, declare_promises
from app.core.events import subscribe
from app.programmes.events import CalendarChanged

_REMINDED_BEFORE = timedelta(days=3)  # `rules.reminder_due`


def _changed(event: CalendarChanged) -> None:
    drafts_follow(event.programme_id, event.move)


def register(_app: Flask) -> None:
    """Declare all of it."""
    reminder = Planned("closes_on", lambda day: day - _REMINDED_BEFORE, drafts_not_reminded, wording.closing_reminder)
    declare_planned("applications.closing", reminder)
    answers = Planned("answers_by", lambda day: day, decisions_waiting, wording.decisions, by_hand=True)
    declare_planned("applications.decisions", answers)
    declare_promises("applications", PromiseSource(promised, wording.promise, wording.promised))
    subscribe(CalendarChanged, _changed)
