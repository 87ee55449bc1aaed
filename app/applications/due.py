"""What the clock does: the reminder before a cohort closes, the end of drafts, and of files nobody needs."""

from datetime import datetime

from flask import Flask

from app.applications import queries
from app.applications.rules import Intake, intake, reminder_due
from app.applications.services import erase_files, expire_draft, remind_of_closing
from app.core.declarations import Due, declare_due
from app.programmes.queries import all_programmes, definition


def expire_drafts(now: datetime) -> int:
    """Erase every draft whose time is over; tells how many."""
    found = queries.drafts_to_expire(now)
    for application in found:
        expire_draft(application)
    return len(found)


def remind_drafts(now: datetime) -> int:
    """Write once to whoever has a draft in a cohort that closes within three days; tells how many."""
    count = 0
    for programme in all_programmes():
        known = definition(programme)
        if intake(programme.state, known.calendar, now) is Intake.OPEN and reminder_due(known.calendar, now):
            for application in queries.drafts_to_remind(programme.id):
                remind_of_closing(application, known)
                count += 1
    return count


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Declare all three."""
    declare_due(Due("drafts_reminded", remind_drafts))
    declare_due(Due("drafts_expired", expire_drafts))
    declare_due(Due("files_erased", erase_files))
