"""The coordination reads an application: begins, asks, finds it eligible, takes notes."""

from datetime import date

from app.applications import emails
from app.applications.errors import ActImpossible
from app.applications.models import Application
from app.applications.rules import Act
from app.applications.services.moves import note, staff_move
from app.core.clock import now
from app.core.database import db
from app.core.text import clean_text
from app.mail import outbox


def begin_reading(application: Application, *, actor: str, seen: int) -> None:
    """Begin to read: the answers of a rolling programme's applicant are fixed from now on. Tells nobody."""
    staff_move(application, Act.BEGIN_READING, actor=actor, seen=seen)
    _reading(application)
    note("application_reading_begun", application, actor=actor)
    db.session.flush()


def mark_eligible(application: Application, *, actor: str, seen: int) -> None:
    """Find the application complete and within the criteria. Tells nobody; refuses while a decision is prepared."""
    if application.decision is not None and application.released_at is None:
        raise ActImpossible(state=application.state.value, act=Act.MARK_ELIGIBLE.value)
    staff_move(application, Act.MARK_ELIGIBLE, actor=actor, seen=seen)
    _reading(application)
    note("application_marked_eligible", application, actor=actor)
    db.session.flush()


def ask_to_complete(application: Application, question: str, complete_by: date, *, actor: str, seen: int) -> None:
    """Ask the applicant one question, answered in their space by that day; they are told by mail (11.4)."""
    if application.decision is not None and application.released_at is None:
        raise ActImpossible(state=application.state.value, act=Act.ASK_TO_COMPLETE.value)
    staff_move(application, Act.ASK_TO_COMPLETE, actor=actor, seen=seen)
    _reading(application)
    application.question, application.reply = clean_text(question), ""
    application.complete_by = complete_by
    db.session.flush()
    outbox.queue(emails.question(application))
    note("application_question_asked", application, actor=actor)


def write_notes(application: Application, notes: str, *, actor: str, seen: int) -> None:
    """Keep the staff's notes, which the person may ask to read (GDPR art. 15). Tells nobody."""
    staff_move(application, Act.NOTE, actor=actor, seen=seen)
    application.notes = clean_text(notes)
    note("application_notes_written", application, actor=actor)
    db.session.flush()


def _reading(application: Application) -> None:
    application.reading_since = application.reading_since or now()
