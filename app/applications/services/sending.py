"""Sending an application, answering a question, leaving."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from app.access.services import find_or_create_person
from app.applications import emails, queries
from app.applications.errors import AnswersIncomplete, CharterNotRead
from app.applications.events import ApplicationWithdrawn
from app.applications.models import Application, ApplicationState
from app.applications.rules import (
    Act,
    ByMeaning,
    is_full,
    make_reference,
    read_answer,
    steps_to_redo,
)
from app.applications.services.drafts import check_open_to, copy_identity
from app.applications.services.erasing import blank
from app.applications.services.moves import move, note
from app.core.clock import now, today
from app.core.database import db
from app.core.events import publish
from app.core.secrets import hash_token
from app.core.text import clean_text
from app.mail import outbox
from app.programmes.definition import Meaning, ProgrammeDefinition
from app.programmes.models import Programme, Role
from app.programmes.queries import staff_people

REPLY_MAX = 2000


@dataclass(frozen=True)
class Submission:
    """What came of sending. `known`: another live application had that address; its owner was written to instead."""

    application: Application
    known: bool = False


def submit_application(
    application: Application,
    definition: ProgrammeDefinition,
    *,
    charter_read: bool,
    notice: str = "",
    actor: str = "visitor",
) -> Submission:
    """Send an application: its reference, its person, its acknowledgement (11.3). Sent twice, it is sent once.

    Refuses a closed programme, the charter's box left empty, and answers that do not hold. When the address already has
    a live application for that role, nothing is sent here and the owner of the address is told by mail: a stranger
    learns nothing. `notice` is the privacy notice that was shown, kept as a hash.
    """
    if application.submitted_at is not None:
        return Submission(application)
    programme, sent_at = _locked(application.programme_id), now()  # read once: what is on time is dated on time
    check_open_to(programme, application, sent_at)
    if not charter_read:
        raise CharterNotRead
    form = definition.form(application.role.value)
    missing = steps_to_redo(definition, form, application.answers)
    if missing:
        raise AnswersIncomplete(steps=tuple(step.slug for step in missing))
    copy_identity(application, definition)
    existing = queries.live_of_address(programme.id, application.role, application.email)
    if existing is not None:
        _tell_owner(existing, actor=actor)
        return Submission(application, known=True)
    full = is_full(definition, application.role, queries.live_count(programme.id, application.role))
    move(application, Act.SUBMIT)
    application.submitted_at = application.charter_read_at = sent_at
    application.expires_at = None
    application.revision += 1
    application.reference = _next_reference(programme)
    application.notice_hash = hash_token(notice) if notice else ""
    _join_person(application, definition)
    db.session.flush()
    outbox.queue(emails.received(application, definition, full=full))
    note("application_submitted", application, actor=actor, full=full)
    return Submission(application)


def _tell_owner(existing: Application, *, actor: str) -> None:
    """Write to the owner of an address, once a day at most: nobody may flood their letter box from here."""
    if not queries.noted_since(existing, "application_already_known", now() - timedelta(days=1)):
        outbox.queue(emails.already_known(existing))
        note("application_already_known", existing, actor=actor)


def _locked(programme_id: int) -> Programme:
    """Take the programme's row so that references are given one at a time (PostgreSQL; SQLite has one writer)."""
    return db.session.scalars(select(Programme).filter_by(id=programme_id).with_for_update()).one()


def _next_reference(programme: Programme) -> str:
    given = db.session.scalar(
        select(func.count())
        .select_from(Application)
        .where(Application.programme_id == programme.id, Application.reference.is_not(None))
    )
    return make_reference(programme.slug, today().year, (given or 0) + 1)


def _join_person(application: Application, definition: ProgrammeDefinition) -> None:
    found = ByMeaning(definition, application.role, application.answers)
    question = found.question(Meaning.AGREEMENT)
    say = queries.speaker(definition)
    application.person = find_or_create_person(
        application.email,
        first_name=application.first_name,
        last_name=application.last_name,
        phone=found.text(Meaning.PHONE),
        agreement=str(read_answer(definition, question, application.answers, say)) if question else "",
    )


def answer_question(application: Application, reply: str, *, actor: str) -> None:
    """Answer what the coordination asked: the application is to be read again, « à traiter » says so."""
    move(application, Act.ANSWER)
    application.reply = clean_text(reply)[:REPLY_MAX]
    application.version += 1
    note("application_question_answered", application, actor=actor)
    db.session.flush()


def withdraw_application(application: Application, *, actor: str) -> None:
    """Leave the programme: the coordination is told by mail, but for whoever has a link with them.

    A decision prepared falls; later steps answer the event. A draft tells nobody and is erased at once: there is
    nothing to go back on. Refuses an application that has ended, and whatever a later step refuses.
    """
    was_draft = application.state is ApplicationState.DRAFT
    move(application, Act.WITHDRAW)
    application.withdrawn_at = now()
    application.waiting_rank = None
    application.version += 1
    if application.released_at is None:
        application.decision = None
        application.decision_sentence = application.decision_reason = application.decided_by = ""
    note("application_withdrawn", application, actor=actor)
    db.session.flush()
    if was_draft:
        blank(application)
        application.erased_at = application.withdrawn_at
        return
    for person in staff_people(application.programme_id, Role.COORDINATOR):
        if queries.is_hidden_from(application, person.ref):
            continue
        outbox.queue(emails.withdrawn(application, person))
    publish(ApplicationWithdrawn(application_id=application.id, actor=actor))
