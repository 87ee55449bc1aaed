"""« Votre candidature »: where it stands, answering, leaving; and putting a draft aside."""

from flask import Response, abort, flash, request

from app.applications import queries
from app.applications.errors import ActImpossible
from app.applications.forms import LaterForm, ReplyForm
from app.applications.models import ApplicationState
from app.applications.routes.opened import Opened, closed, load, pages, too_late
from app.applications.rules import WITHDRAWN_KEPT_DAYS, Act, Intake, Line, may, may_withdraw
from app.applications.services import answer_question, save_for_later, withdraw_application
from app.applications.visitor import ROLES, SLUGS, actor, mine
from app.applications.wording import STATES, TONES, next_steps, personal, said, status_sentence
from app.core.declarations import panels
from app.programmes.definition import fill
from app.programmes.queries import by_slug
from app.web.pages import page, see_other
from app.web.throttle import limited

WAITING = (ApplicationState.SUBMITTED, ApplicationState.ELIGIBLE)


def _asked() -> str | None:
    role = request.args.get("role", "")
    return role if role in ROLES else None


@pages.get("/ma-candidature")
def status(slug: str) -> Response:
    """Show where the application stands, first; then what one may do, and every answer."""
    programme = by_slug(slug)
    if not mine(programme):
        return page(template="applications/applicant/none.html", programme=programme)
    return _status(load(slug, _asked()), ReplyForm(formdata=None))


def _status(opened: Opened, form: ReplyForm, *, status: int = 200) -> Response:
    application, known = opened.application, personal(opened.application, opened.definition)
    left = queries.steps_left(application, opened.definition) if opened.draft else []
    shown = panels("application_status", application)
    first = STATES[application.state], status_sentence(application, opened.definition)
    word, sentence = next((panel.headline for panel in shown if panel.headline), first)
    return page(
        template="applications/applicant/status.html",
        status=status,
        programme=opened.programme,
        application=application,
        role_form=opened.form,
        role=opened.where["role"],
        word=word,
        tone=TONES.get(application.state, ""),
        sentence=sentence,
        waiting=next_steps(application, opened.definition) if application.state in WAITING else [],
        editable=opened.editable,
        editable_until=fill(opened.definition.sentences.editable, known),
        leaving=may_withdraw(application.state) and not any(panel.binding for panel in shown),
        answering=may(application.state, Act.ANSWER),
        steps_left=len(left),
        resume_at=left[0].slug if left else "verifier-envoyer",
        open=opened.intake is Intake.OPEN,
        parts=queries.answer_lines(application, opened.definition) if application.answers else [],
        others=[SLUGS[each.role] for each in mine(opened.programme) if each.id != application.id],
        resources=opened.definition.page.resources,
        fixed=opened.email_key,
        panels=shown,
        form=form,
    )


@pages.post("/ma-candidature/repondre")
@limited("20 per hour")
def reply(slug: str) -> Response:
    """Answer what the coordination asked."""
    opened, form = load(slug, _asked()), ReplyForm()
    if not form.validate():
        return _status(opened, form, status=422)
    try:
        answer_question(opened.application, form.reply.data, actor=actor(opened.application))
    except ActImpossible:
        return too_late(opened, said.REPLY_LATE, said.REPLY_UNAWAITED, [_as_line(form)])
    flash(said.REPLIED)
    return see_other("applications.applicant.status", slug=slug, role=opened.where["role"])


def _as_line(form: ReplyForm) -> Line:
    label = form.reply.label.text
    return Line(key=form.reply.name, step="", label=label, question=label, value=form.reply.data, staff_only=False)


@pages.get("/ma-candidature/retirer")
def withdrawal(slug: str) -> Response:
    """Say what leaving means, before the button."""
    opened = load(slug, _asked())
    if not may_withdraw(opened.application.state):
        return see_other("applications.applicant.status", slug=slug, role=opened.where["role"])
    return page(
        programme=opened.programme,
        application=opened.application,
        draft=opened.draft,
        days=WITHDRAWN_KEPT_DAYS,
        role=opened.where["role"],
    )


@pages.post("/ma-candidature/retirer")
def withdraw(slug: str) -> Response:
    """Leave the programme."""
    opened = load(slug, _asked())
    withdraw_application(opened.application, actor=actor(opened.application))
    if opened.application.submitted_at is None:
        flash(said.DRAFT_DELETED)
        return see_other("home.public.programme", slug=slug)
    flash(said.WITHDRAWN)
    return see_other("applications.applicant.status", slug=slug, role=opened.where["role"])


@pages.get("/candidater/plus-tard")
def later(slug: str) -> Response:
    """Say where the link went; ask for an address when none is known, or to correct it."""
    opened = _draft(slug)
    form = LaterForm(formdata=None)
    correcting = "corriger" in request.args or not opened.application.email
    return _later(opened, form, correcting=correcting)


def _draft(slug: str) -> Opened:
    opened = load(slug)
    return opened if opened.draft else abort(404)


def _later(opened: Opened, form: LaterForm, *, correcting: bool, status: int = 200) -> Response:
    left = queries.first_step_to_do(opened.application, opened.definition)
    known = personal(opened.application, opened.definition)
    return page(
        template="applications/applicant/later.html",
        status=status,
        programme=opened.programme,
        application=opened.application,
        kept=fill(opened.definition.sentences.draft_kept, known),
        correcting=correcting,
        step=left.slug if left else "verifier-envoyer",
        role=opened.where["role"],
        form=form,
    )


@pages.post("/candidater/plus-tard")
@limited("6 per hour")
def send_link(slug: str) -> Response:
    """Send the link again, to the address known or to the one given here."""
    opened, form = _draft(slug), LaterForm()
    if opened.intake is not Intake.OPEN:
        return closed(opened, status=422)
    again = request.form.get("action") == "again" and bool(opened.application.email)
    if not again and not form.validate():
        return _later(opened, form, correcting=True, status=422)
    save_for_later(opened.application, opened.definition, email="" if again else form.address)
    flash(said.LINK_SENT)
    return see_other("applications.applicant.later", slug=slug)
