"""A draft: begun, saved as typed, erased when its time is over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.applications import queries
from app.applications.errors import AnswersMovedOn, ApplicationsClosed, NotEligible
from app.applications.models import ApplicantRole, Application, ApplicationState, LateCode
from app.applications.queries.late import is_let_in
from app.applications.rules import (
    Act,
    Answers,
    ByMeaning,
    Intake,
    Problem,
    Seen,
    changed_keys,
    clean_step,
    draft_expiry,
    intake,
    may,
    problems_of_step,
    read_answer,
)
from app.applications.services.erasing import blank
from app.applications.services.late import use_late_code
from app.applications.services.moves import move, note
from app.core.addresses import AddressRefused, normal_email
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.text import sort_key
from app.programmes.definition import Meaning, OutcomePage, ProgrammeDefinition, Step
from app.programmes.models import Programme
from app.programmes.queries import definition as definition_of


def check_open(programme: Programme) -> None:
    """Refuse (`ApplicationsClosed`) what arrives when the programme takes no application."""
    found = intake(programme.state, definition_of(programme).calendar, now())
    if found is not Intake.OPEN:
        raise ApplicationsClosed(intake=found.value)


def check_open_to(programme: Programme, draft: Application, at: datetime) -> None:
    """Refuse (`ApplicationsClosed`) the same at that instant, but for a draft that a late code lets in."""
    found = intake(programme.state, definition_of(programme).calendar, at)
    if found is not Intake.OPEN and not (found is Intake.CLOSED and is_let_in(draft)):
        raise ApplicationsClosed(intake=found.value)


def start_draft(
    programme: Programme,
    role: ApplicantRole,
    eligibility: Mapping[str, str],
    *,
    late: LateCode | None = None,
    actor: str = "visitor",
) -> Application:
    """Begin an application; nobody is told. Refuses a closed programme, and answers that do not open the form.

    `late` is the code that opens it after the closing: used up here, and the draft lives as long as the code.
    """
    if late is None:
        check_open(programme)
    definition = definition_of(programme)
    form = definition.form(role.value)
    outcome = form.outcome(eligibility)
    if not isinstance(outcome, OutcomePage) or not outcome.eligible:
        raise NotEligible
    began = now()
    application = Application(
        ref=new_ref(),
        programme=programme,
        role=role,
        state=ApplicationState.DRAFT,
        eligibility={question.slug: eligibility[question.slug] for question in form.eligibility},
        answers={},
        created_at=began,
        updated_at=began,
        expires_at=late.expires_at if late else draft_expiry(began, definition.calendar),
    )
    db.session.add(application)
    db.session.flush()
    if late is not None:
        use_late_code(late, application, actor=actor)
    note("application_started", application, actor=actor, role=role.value)
    return application


def save_step(
    application: Application,
    definition: ProgrammeDefinition,
    step: Step,
    raw: Mapping[str, Any],
    *,
    seen: Seen | None = None,
) -> list[Problem]:
    """Keep the answers of one step as typed, and return what does not hold yet. Saves of older pages become late.

    Refuses (`AnswersMovedOn`) to put what an older page says over what was saved of that step since it was `seen`.
    """
    refuse_older(application, definition, step, clean_step(definition, step, raw), seen)
    move(application, Act.SAVE)
    keep_answers(application, definition, step, raw)
    application.revision += 1
    db.session.flush()
    return problems_of_step(definition, step, application.answers)


def refuse_older(
    application: Application, definition: ProgrammeDefinition, step: Step, typed: Answers, seen: Seen | None
) -> None:
    """Refuse (`AnswersMovedOn`) what would undo a newer save of that step; saying the same again undoes nothing."""
    kept = application.answers
    if seen is None or not seen.missed(application.revision, definition, step, kept):
        return
    changed = changed_keys(definition, step, kept, typed)
    if changed:
        raise AnswersMovedOn(keys=tuple(changed))


def autosave_step(
    application: Application, definition: ProgrammeDefinition, step: Step, raw: Mapping[str, Any], *, seen: Seen
) -> bool:
    """Keep the answers of one step meanwhile; ignored, and `False`, when it comes from an older page or too late."""
    if not may(application.state, Act.SAVE) or seen.revision != application.revision:
        return False
    keep_answers(application, definition, step, raw)
    application.updated_at = now()
    db.session.flush()
    return True


def keep_answers(application: Application, definition: ProgrammeDefinition, step: Step, raw: Mapping[str, Any]) -> None:
    """Clean and keep the answers of one step, and copy those that lists and letters show."""
    application.answers = {**application.answers, **clean_step(definition, step, raw)}
    copy_identity(application, definition)


def copy_identity(application: Application, definition: ProgrammeDefinition) -> None:
    """Copy names, address and profession from the answers to where lists and letters find them."""
    found = ByMeaning(definition, application.role, application.answers)
    application.first_name = found.text(Meaning.FIRST_NAME)
    application.last_name = found.text(Meaning.LAST_NAME)
    application.sort_key = sort_key(f"{application.last_name} {application.first_name}")
    application.email = _address_or_nothing(found.text(Meaning.EMAIL))
    profession = found.question(Meaning.PROFESSION)
    if profession:
        say = queries.speaker(definition)
        application.profession = str(read_answer(definition, profession, application.answers, say))


def _address_or_nothing(text: str) -> str:
    try:
        return normal_email(text)
    except AddressRefused:
        return ""


def expire_draft(application: Application, *, actor: str = "clock") -> None:
    """Erase a draft whose time is over: its answers, its names, its links and its sessions."""
    move(application, Act.EXPIRE)
    blank(application)
    note("application_expired", application, actor=actor)
