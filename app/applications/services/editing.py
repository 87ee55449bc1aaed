"""Changing the answers of an application that is sent."""

from collections.abc import Mapping
from typing import Any

from app.applications.errors import ActImpossible
from app.applications.models import Application
from app.applications.rules import Act, Problem, Seen, asked_name, clean_step, intake, may_edit, problems_of_step
from app.applications.services.drafts import copy_identity, refuse_older
from app.applications.services.moves import move, note
from app.core.clock import now
from app.core.database import db
from app.programmes.definition import Meaning, ProgrammeDefinition, Step


def edit_application(
    application: Application,
    definition: ProgrammeDefinition,
    step: Step,
    raw: Mapping[str, Any],
    *,
    seen: Seen | None = None,
    actor: str,
) -> list[Problem]:
    """Change one step of a sent application; when something does not hold, nothing changes and it is returned.

    The address stays: it is who the applicant is here. Refuses once the answers are fixed (`ActImpossible`), and to put
    what an older page says over what was saved of that step since it was `seen` (`AnswersMovedOn`). A page that staff
    or the applicant have open becomes old.
    """
    window = intake(application.programme.state, definition.calendar, now())
    if not may_edit(application.state, definition, window, application.reading_since):
        raise ActImpossible(state=application.state.value, act=Act.EDIT.value)
    answers = edited(application, definition, step, raw)
    refuse_older(application, definition, step, answers, seen)
    problems = [
        problem
        for problem in problems_of_step(definition, step, answers)
        if problem.question.meaning is not Meaning.EMAIL
    ]
    if problems or answers == application.answers:
        return problems
    address = application.email
    move(application, Act.EDIT)
    application.answers = answers
    copy_identity(application, definition)
    application.email = address
    application.revision += 1
    application.version += 1
    note("application_edited", application, actor=actor, step=step.slug)
    db.session.flush()
    return []


def edited(
    application: Application, definition: ProgrammeDefinition, step: Step, raw: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the answers as they would be with what was typed: the address stays, and that it was confirmed."""
    email = definition.form(application.role.value).by_meaning(Meaning.EMAIL)
    names = (email.key, asked_name(email)) if email else ()
    kept = {name: application.answers.get(name, "") for name in names}
    return {**application.answers, **clean_step(definition, step, raw), **kept}
