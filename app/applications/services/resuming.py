"""The link by which a draft is taken up again: mailed, replaced, opened."""

from datetime import timedelta

from sqlalchemy import update

from app.applications import emails, queries
from app.applications.errors import ActImpossible, AddressMissing, ResumeLinkGone
from app.applications.models import Application, ResumeLink
from app.applications.rules import Act, may, steps_to_redo
from app.applications.services.drafts import copy_identity
from app.applications.services.moves import note
from app.core.addresses import normal_email
from app.core.clock import now
from app.core.database import db
from app.core.secrets import hash_token, new_token
from app.mail import outbox
from app.programmes.definition import Meaning, ProgrammeDefinition


def save_for_later(
    application: Application, definition: ProgrammeDefinition, *, email: str = "", actor: str = "visitor"
) -> None:
    """Mail the link that resumes the draft, to `email` if given (kept as its answer); earlier links stop working.

    Refuses (`AddressMissing`) when no address is known, and anything but a draft.
    """
    if not may(application.state, Act.SAVE):
        raise ActImpossible(state=application.state.value, act=Act.SAVE.value)
    question = definition.form(application.role.value).by_meaning(Meaning.EMAIL)
    if email and question:
        application.answers = {**application.answers, question.key: normal_email(email)}
        copy_identity(application, definition)
    if not application.email:
        raise AddressMissing
    token = new_resume_token(application)
    left = len(steps_to_redo(definition, definition.form(application.role.value), application.answers))
    outbox.queue(emails.resume_link(application, definition, token, max(left, 1)))
    note("application_resume_link_sent", application, actor=actor)


def new_resume_token(application: Application) -> str:
    """Make the link of a draft, the only one from now on: an earlier one may have gone to a mistyped address."""
    instant = now()
    db.session.execute(
        update(ResumeLink)
        .where(ResumeLink.application_id == application.id, ResumeLink.revoked_at.is_(None))
        .values(revoked_at=instant)
    )
    token = new_token()
    db.session.add(
        ResumeLink(
            application_id=application.id,
            token_hash=hash_token(token),
            created_at=instant,
            expires_at=application.expires_at or instant + timedelta(days=1),
        )
    )
    db.session.flush()
    return token


def resume_draft(token: str, *, actor: str = "visitor") -> Application:
    """Return the draft a link opens; journalled. Refuses (410) a link expired or replaced, and a draft no more."""
    application = queries.resumable(token)
    if application is None:
        raise ResumeLinkGone
    note("application_resumed", application, actor=actor)
    return application


def remind_of_closing(application: Application, definition: ProgrammeDefinition, *, actor: str = "clock") -> None:
    """Mail the author of a draft, once, that the cohort closes soon, with a new link."""
    token = new_resume_token(application)
    application.reminded_at = now()
    outbox.queue(emails.closing_soon(application, definition, token))
    note("application_closing_reminded", application, actor=actor)
