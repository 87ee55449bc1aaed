"""Applications as people send them, and what the coordination does with them."""

from app.access.models import Person
from app.applications.models import ApplicantRole, Application, Decision
from app.applications.services import (
    ask_to_complete,
    mark_eligible,
    prepare_decision,
    release_decisions,
    save_for_later,
    save_step,
    start_draft,
    submit_application,
)
from app.core.clock import today
from app.demo.scenarios.casting import Applicant
from app.demo.scenarios.opening import Opening
from app.programmes.models import Programme
from app.programmes.queries import definition

_DAYS_TO_ANSWER = 10


def put_aside(programme: Programme, applicant: Applicant) -> Application:
    """Fill in the first step alone, and ask for the link that resumes."""
    known = definition(programme)
    application = start_draft(programme, ApplicantRole(applicant.role), applicant.eligibility)
    save_step(application, known, known.form(applicant.role).steps[0], applicant.answers)
    save_for_later(application, known)
    return application


def apply(programme: Programme, applicant: Applicant) -> Application:
    """Fill in every step and send. A cast whose answers do not hold is refused, with the names of the questions."""
    known = definition(programme)
    application = start_draft(programme, ApplicantRole(applicant.role), applicant.eligibility)
    steps = known.form(applicant.role).steps
    problems = [each.name for step in steps for each in save_step(application, known, step, applicant.answers)]
    if problems:
        raise ValueError(f"{applicant.key} does not answer {problems}")
    submit_application(application, known, charter_read=True)
    return application


def accept(opening: Opening, *applications: Application) -> None:
    """Find applications eligible, prepare their acceptance and release them together."""
    actor = opening.rachid.ref
    for application in applications:
        mark_eligible(application, actor=actor, seen=application.version)
        prepare_decision(application, Decision.ACCEPT, actor=actor, seen=application.version)
    release_decisions(opening.programme, actor=actor)


def find_eligible(opening: Opening, application: Application) -> None:
    """Find one application complete and within the criteria."""
    mark_eligible(application, actor=opening.rachid.ref, seen=application.version)


def ask(opening: Opening, application: Application, question: str) -> None:
    """Ask an applicant one question."""
    day = today().fromordinal(today().toordinal() + _DAYS_TO_ANSWER)
    ask_to_complete(application, question, day, actor=opening.rachid.ref, seen=application.version)


def person_of(application: Application) -> Person:
    """Return who sent an application."""
    if application.person is None:
        raise ValueError("this application was never sent")
    return application.person
