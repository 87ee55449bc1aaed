"""Checking an application, sending it, and what follows at once."""

from datetime import timedelta

from flask import Response

from app.applications import queries
from app.applications.forms import CharterForm
from app.applications.routes.opened import FORM, Opened, closed, load, pages
from app.applications.rules import Intake
from app.applications.services import submit_application
from app.applications.visitor import SLUGS, actor, mine
from app.applications.wording import full_sentence, next_steps, personal
from app.core.clock import now
from app.programmes.definition import fill
from app.programmes.queries import by_slug
from app.web.pages import page, see_other
from app.web.robots import for_people
from app.web.throttle import limited

_FRESH = timedelta(minutes=10)


def _check_page(opened: Opened, form: CharterForm, *, status: int = 200) -> Response:
    left = queries.steps_left(opened.application, opened.definition)
    say = queries.speaker(opened.definition)
    return page(
        template="applications/applicant/check.html",
        status=status,
        programme=opened.programme,
        application=opened.application,
        definition=opened.definition,
        role_form=opened.form,
        parts=queries.answer_lines(opened.application, opened.definition),
        left=[(each.slug, say(each.title)) for each in left],
        last=opened.form.steps[-1].slug,
        form=form,
        say=say,
        role=opened.where["role"],
    )


def _charter_form(opened: Opened) -> CharterForm:
    say, texts = queries.speaker(opened.definition), opened.form.check
    return CharterForm().words(say(texts.charter_box), say(texts.charter_error))


@pages.get(f"{FORM}/verifier-envoyer")
def check(slug: str, role: str) -> Response:
    """Show every answer before sending."""
    opened = load(slug, role)
    if not opened.draft:
        return see_other("applications.applicant.status", slug=slug, role=role)
    if opened.intake is not Intake.OPEN:
        return closed(opened)
    return _check_page(opened, _charter_form(opened))


@pages.post(f"{FORM}/verifier-envoyer")
@limited("20 per hour")
@for_people
def submit(slug: str, role: str) -> Response:
    """Send the application once, however often the button is pressed."""
    opened = load(slug, role)
    if opened.draft and opened.intake is not Intake.OPEN:
        return closed(opened, status=422)
    form = _charter_form(opened)
    if opened.draft:
        if not form.charter_read.data:
            form.refuse_silence()
        if form.errors or queries.steps_left(opened.application, opened.definition):
            return _check_page(opened, form, status=422)
    sent = submit_application(
        opened.application,
        opened.definition,
        charter_read=bool(form.charter_read.data),
        notice=_notice(opened),
        actor=actor(opened.application),
    )
    return see_other("applications.applicant.written" if sent.known else "applications.applicant.thanks", slug=slug)


def _notice(opened: Opened) -> str:
    """Return the privacy notices shown on the way, whose hash is kept."""
    say = queries.speaker(opened.definition)
    return "\n".join(say(each.notice.text) for each in opened.form.steps if each.notice)


@pages.get("/candidater/message-envoye")
def written(slug: str) -> Response:
    """Say that a letter left for the address, and nothing of what it says."""
    opened = load(slug)
    return page(programme=opened.programme, email=opened.application.email)


@pages.get("/candidater/merci")
def thanks(slug: str) -> Response:
    """Confirm what was sent, and say what comes next and by when."""
    sent = [each for each in mine(by_slug(slug)) if each.submitted_at is not None]
    if not sent:
        return see_other("applications.applicant.status", slug=slug)
    opened = load(slug, SLUGS[sent[0].role])
    known = personal(opened.application, opened.definition)
    others = queries.live_count(opened.programme.id, opened.application.role)
    return page(
        programme=opened.programme,
        application=opened.application,
        role_form=opened.form,
        say=lambda text: fill(text, known),
        came_back=fill(opened.form.sent.came_back, known) if _long_ago(opened) else "",
        steps=next_steps(opened.application, opened.definition),
        editable=fill(opened.definition.sentences.editable, known) if opened.editable else "",
        full=full_sentence(opened.definition) if _was_full(opened, others) else "",
        role=opened.where["role"],
    )


def _long_ago(opened: Opened) -> bool:
    """Whether this is a bookmark opened again rather than the answer to the button."""
    sent_at = opened.application.submitted_at
    return sent_at is not None and now() - sent_at > _FRESH


def _was_full(opened: Opened, others: int) -> bool:
    limit = opened.definition.places.pairs_max
    return limit is not None and opened.application.role.value == "mentee" and others > limit
