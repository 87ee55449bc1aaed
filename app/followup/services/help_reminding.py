"""Reminding whoever promised an answer to a help request: the day before, and the day after."""

from datetime import datetime, timedelta

from app.core.clock import to_paris
from app.core.database import db
from app.followup.emails import helping as letters
from app.followup.models import HelpState
from app.followup.queries.helping import answers_awaited
from app.followup.rules.helping import is_late, reminder_due
from app.followup.services.help_threads import take
from app.mail.outbox import queue


def remind_readers(at: datetime) -> int:
    """Write to every reader whose answer is promised for tomorrow, or was for yesterday; returns how many letters.

    Each leaves once, however often the clock asks. They leave no trace elsewhere.
    """
    today, sent = to_paris(at).date(), 0
    for request in answers_awaited(today + timedelta(days=1)):
        take(request)
        if request.state is HelpState.OPEN and reminder_due(request.answer_by, request.reminded_on, today):
            request.reminded_on = today
            queue(letters.help_reminder(request, late=is_late(request.state, request.answer_by, today)))
            sent += 1
    db.session.flush()
    return sent
