"""Forgetting what an application said, once nobody needs it; what is left counts in figures and names nobody."""

from datetime import datetime

from sqlalchemy import delete

from app.access.models import Person, Purpose
from app.access.services import end_sessions_about, forget_person
from app.access.staff import is_staff
from app.applications import emails, queries
from app.applications.events import ApplicationErased
from app.applications.models import Application, Opinion, Recusal, ResumeLink
from app.applications.rules import erase_at
from app.applications.services.moves import note
from app.core.clock import now
from app.core.database import db
from app.core.events import publish
from app.mail import outbox
from app.programmes.queries import definition as definition_of
from app.programmes.queries import is_any_staff


def blank(application: Application) -> None:
    """Empty the file: answers, names, address, notes, opinions; its links and sessions open nothing any more."""
    application.answers, application.eligibility = {}, {}
    application.email = application.first_name = application.last_name = application.sort_key = ""
    application.profession = application.notes = application.question = application.reply = ""
    application.decision_sentence = application.decision_reason = ""
    application.waiting_rank = None
    for kind in (Opinion, Recusal):
        db.session.execute(delete(kind).where(kind.application_id == application.id))
    db.session.execute(delete(ResumeLink).where(ResumeLink.application_id == application.id))
    end_sessions_about(Purpose.DRAFT, application.ref)


def erase_files(at: datetime) -> int:
    """Erase every withdrawn or declined file whose time is over, and tell each person in a last letter.

    The person is forgotten too when nothing else of them is left, and later steps answer the event. Returns how many
    files were erased.
    """
    erased = 0
    for application in queries.files_to_erase():
        due = erase_at(
            application.state,
            withdrawn_at=application.withdrawn_at,
            released_at=application.released_at,
            calendar=definition_of(application.programme).calendar,
        )
        if due is not None and due <= at:
            _erase(application)
            erased += 1
    return erased


def _erase(application: Application) -> None:
    person = application.person
    if application.submitted_at and application.email:
        outbox.queue(emails.erased(application, now()))
    blank(application)
    application.person = None
    application.erased_at = now()
    db.session.flush()
    publish(ApplicationErased(application_id=application.id))
    note("application_erased", application, actor="clock")
    if person is not None and not _is_needed(person):
        forget_person(person, actor="clock")


def _is_needed(person: Person) -> bool:
    """Whether somebody is something else here: applicant elsewhere, staff, or confided in."""
    return queries.has_applications(person.id) or is_any_staff(person.id) or is_staff(person.id)
