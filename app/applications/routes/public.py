"""Before an application exists: is the programme for you, and opening a draft again."""

from collections.abc import Mapping
from typing import Any

from flask import Response, flash, request, url_for

from app.access.models import Purpose
from app.access.visitor import enter
from app.applications import queries
from app.applications.forms import EligibilityForm
from app.applications.models import LIVE_STATES
from app.applications.rules import Intake, Say, intake, is_full
from app.applications.rules.late import MAY_COME_LATE
from app.applications.services import resume_draft, start_draft
from app.applications.visitor import ROLES, SLUGS, forget_late_code, late_code_shown, mine
from app.applications.wording import closed_sentence, full_sentence, said
from app.core.clock import now
from app.organisation.queries import host
from app.programmes.definition import EligibilityQuestion, LinkTarget, OutcomePage, PageLink, RoleForm
from app.programmes.editions import next_edition
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.programmes.rules import PRIVATE
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other
from app.web.robots import for_people
from app.web.throttle import limited

pages = audience_blueprint(Audience.PUBLIC, __name__)

ASKED = "_question"  # which question was on the screen: no question's own address begins so


@pages.get("/programmes/<slug>/candidater/<any(mentore, mentor):role>/verifier")
def begin(slug: str, role: str) -> Response:
    """Ask the eligibility questions one a screen; earlier answers travel in the address, so that « back » works."""
    programme = published(slug)
    known = definition(programme)
    state = intake(programme.state, known.calendar, now())
    if state is not Intake.OPEN and (state is not Intake.CLOSED or late_code_shown(programme, ROLES[role]) is None):
        return page(
            template="applications/public/closed.html",
            programme=programme,
            text=closed_sentence(state, programme, known),
            edition=next_edition(programme),
            takes_codes=state is Intake.CLOSED and programme.state in MAY_COME_LATE,
        )
    form, say = known.form(ROLES[role].value), queries.speaker(known)
    outcome = form.outcome(request.args)
    answers = _answered(form, request.args)
    back = _back(form, answers, slug, role)
    if isinstance(outcome, EligibilityQuestion):
        return _ask(outcome, form, say, answers, programme=programme, role=role, back=back)
    full = is_full(known, ROLES[role], queries.live_count(programme.id, ROLES[role])) if outcome.eligible else False
    return page(
        template="applications/public/outcome.html",
        programme=programme,
        role=role,
        outcome=outcome,
        say=say,
        answers=answers,
        back=back,
        links=[(say(link.label), _address(link, slug)) for link in outcome.links],
        full=full_sentence(known) if full else "",
        role_form=form,
    )


def _ask(
    question: EligibilityQuestion,
    form: RoleForm,
    say: Say,
    answers: dict[str, str],
    *,
    programme: Programme,
    role: str,
    back: str,
) -> Response:
    screen = EligibilityForm(question, say)
    silent = request.args.get(ASKED) == question.slug
    if silent:
        screen.refuse_silence()
    return page(
        status=422 if silent else 200,
        programme=programme,
        role=role,
        form=screen,
        role_form=form,
        question=question,
        answers=answers,
        number=form.eligibility.index(question) + 1,
        back=back,
        asked=ASKED,
        say=say,
    )


@pages.post("/programmes/<slug>/candidater/<any(mentore, mentor):role>/verifier")
@limited("30 per hour")
@for_people
def start(slug: str, role: str) -> Response:
    """Begin the draft and open it in this browser; whoever has a live application for that role goes to it instead."""
    programme = published(slug)
    if any(each.role is ROLES[role] and each.state in LIVE_STATES for each in mine(programme)):
        return see_other("applications.applicant.status", slug=slug, role=role)
    known = definition(programme)
    form = known.form(ROLES[role].value)
    closed = intake(programme.state, known.calendar, now()) is Intake.CLOSED
    late = late_code_shown(programme, ROLES[role]) if closed else None
    application = start_draft(programme, ROLES[role], _answered(form, request.form), late=late)
    forget_late_code()
    enter(Purpose.DRAFT, subject=application.ref)
    return see_other("applications.applicant.step", slug=slug, role=role, step=form.steps[0].slug)


@pages.get("/reprendre/<token>")
def resume(token: str) -> Response:
    """Show whose draft it is not: only a button, so that a mail scanner opens nothing."""
    application = queries.resumable(token)
    if application is None:
        return page(template="applications/public/resume_gone.html", status=410)
    return page(programme=application.programme, token=token, expires_at=application.expires_at, role=application.role)


@pages.post("/reprendre/<token>")
@limited("30 per hour")
def reopen(token: str) -> Response:
    """Open the draft in this browser, where it was left."""
    application = resume_draft(token)
    enter(Purpose.DRAFT, subject=application.ref)
    known = definition(application.programme)
    flash(said.RESUMED)
    step = queries.first_step_to_do(application, known)
    where = {"slug": application.programme.slug, "role": SLUGS[application.role]}
    if step is None:
        return see_other("applications.applicant.check", **where)
    return see_other("applications.applicant.step", **where, step=step.slug)


def published(slug: str) -> Programme:
    """Return the programme at that address; raises `ProgrammeUnknown` while it is in preparation or put away."""
    programme = by_slug(slug)
    if programme.state in PRIVATE:
        raise ProgrammeUnknown(slug=slug)
    return programme


def _answered(form: RoleForm, given: Mapping[str, str]) -> dict[str, str]:
    """Keep the answers that are among the choices, up to the first question without one."""
    answers: dict[str, str] = {}
    for question in form.eligibility:
        value = given.get(question.slug, "")
        if value not in {choice.value for choice in question.choices}:
            break
        answers[question.slug] = value
    return answers


def _back(form: RoleForm, answers: dict[str, str], slug: str, role: str) -> str:
    """Return the screen before this one: the question answered last, or the programme's page."""
    if not answers:
        return url_for("home.public.programme", slug=slug)
    outcome = form.outcome(answers)
    last = list(answers)[-1]
    if isinstance(outcome, OutcomePage) and not outcome.eligible:
        last = next(slug for slug in answers if form.outcome({k: answers[k] for k in _until(answers, slug)}) == outcome)
    kept: dict[str, Any] = {key: answers[key] for key in _until(answers, last) if key != last}
    return url_for("applications.public.begin", slug=slug, role=role, **kept)


def _until(answers: dict[str, str], last: str) -> list[str]:
    names = list(answers)
    return names[: names.index(last) + 1]


_PAGES: dict[LinkTarget, tuple[str, dict[str, Any]]] = {
    LinkTarget.START: ("applications.public.begin", {"role": "mentore"}),
    LinkTarget.CHECK_MENTEE: ("applications.public.begin", {"role": "mentore"}),
    LinkTarget.CHECK_MENTOR: ("applications.public.begin", {"role": "mentor"}),
    LinkTarget.NOTIFY: ("home.public.notice", {}),
    LinkTarget.CHARTER: ("charters.public.read", {}),
    LinkTarget.PROGRAMME: ("home.public.programme", {}),
}


def _address(link: PageLink, slug: str) -> str:
    if link.to is LinkTarget.URL:
        return str(link.url)
    if link.to is LinkTarget.COORDINATION:
        return f"mailto:{host().email}"
    endpoint, values = _PAGES[link.to]
    return url_for(endpoint, slug=slug, **values)
