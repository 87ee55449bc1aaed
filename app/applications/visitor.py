"""Which applications the present visitor may see: the draft this browser opened, and those of whoever is signed in."""

from flask import Flask, request, session, url_for

from app.access import landing
from app.access.models import Person, Purpose
from app.access.visitor import current_person, current_session, current_subject, holds
from app.applications import queries
from app.applications.errors import ApplicationUnknown, DraftNotOpen
from app.applications.models import ApplicantRole, Application, LateCode
from app.applications.queries.late import late_code
from app.applications.rules import committee_reads
from app.applications.rules.late import MAY_COME_LATE, LateStanding, late_standing
from app.core.clock import now
from app.programmes.models import Programme
from app.programmes.queries import committees_of, definition
from app.web.audience import Audience, register_predicate
from app.web.pages import wants_fragment

SLUGS = {ApplicantRole.MENTEE: "mentore", ApplicantRole.MENTOR: "mentor"}
"""Roles as addresses write them."""
ROLES = {slug: role for role, slug in SLUGS.items()}
_LATE = "late_code"


def mine(programme: Programme) -> list[Application]:
    """Return the visitor's applications to a programme: what this browser has open first, then the newest."""
    person, ref = current_person(), current_subject(Purpose.DRAFT)
    opened = queries.opened(programme.id, ref) if ref else None
    sent = queries.of_person(programme.id, person.id) if person else []
    return ([opened] if opened else []) + [each for each in sent if opened is None or each.id != opened.id]


def my_application(programme: Programme, role: ApplicantRole | None = None) -> Application:
    """Return the visitor's application, for that role if it is said. Refuses (404) when there is none."""
    for application in mine(programme):
        if role is None or application.role is role:
            return application
    raise ApplicationUnknown


def show_late_code(code: LateCode) -> None:
    """Remember in this browser that its visitor showed a code; it is looked at again each time."""
    session[_LATE] = code.id


def late_code_shown(programme: Programme, role: ApplicantRole) -> LateCode | None:
    """Return the code shown in this browser, while it lets somebody in for that role."""
    number = session.get(_LATE)
    if not isinstance(number, int) or programme.state not in MAY_COME_LATE:
        return None
    code = late_code(programme.id, number)
    waits = code is not None and code.role is role and late_standing(code, now()) is LateStanding.WAITING
    return code if waits else None


def forget_late_code() -> None:
    """Let this browser show no code any more."""
    session.pop(_LATE, None)


def actor(application: Application) -> str:
    """Return who acts, for the journal: a person, or a visitor who is nobody yet."""
    person = current_person()
    if application.person is not None:
        return application.person.ref
    return person.ref if person else "visitor"


def _applicant() -> bool:
    """Whoever opened a draft here, or is signed in; anybody else is told how to begin or come in."""
    if current_session(Purpose.DRAFT) is not None:
        return True
    if Purpose.DRAFT.value in session and request.method == "POST" and not wants_fragment():
        return holds(Purpose.DRAFT)
    values = request.view_args or {}
    if "role" in values and request.method == "GET" and current_person() is None:
        raise DraftNotOpen(slug=values["slug"], role=values["role"])
    return holds(Purpose.ACCOUNT)


def _landing(person: Person) -> str | None:
    found = queries.latest_of(person.id)
    return url_for("applications.applicant.status", slug=found.programme.slug) if found else None


def _committee(person: Person) -> str | None:
    """Lead somebody to the committee that reads now."""
    for programme in committees_of(person.id):
        if committee_reads(programme.state, definition(programme)):
            return url_for("applications.committee.home", slug=programme.slug)
    return None


def _any_committee(person: Person) -> str | None:
    """Lead somebody who has no other place here to the committee they sit on."""
    found = committees_of(person.id)
    return url_for("applications.committee.home", slug=found[0].slug) if found else None


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Say who an applicant is, and where they land after signing in."""
    register_predicate(Audience.APPLICANT, _applicant)
    landing.register(70, _landing, name="applications")
    landing.register(15, _committee, name="committee")
    landing.register(80, _any_committee, name="any committee")
