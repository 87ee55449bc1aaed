"""Reminding whoever promised an answer to a help request, the day before and the day after; its author then knows."""

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
    """Write to every reader whose answer is promised for tomorrow, or was for yesterday; returns how many readers.

    The author is told too, once the day is over: the letter to the reader may have been lost, and the request can be
    handed to somebody else. Each letter leaves once, however often the clock asks, without a trace elsewhere.
    """
    today, sent = to_paris(at).date(), 0
    for request in answers_awaited(today + timedelta(days=1)):
        take(request)
        if request.state is HelpState.OPEN and reminder_due(request.answer_by, request.reminded_on, today):
            request.reminded_on = today
            late = is_late(request.state, request.answer_by, today)
            queue(letters.help_reminder(request, late=late))
            if late:
                queue(letters.help_late(request))
            sent += 1
    db.session.flush()
    return sent
