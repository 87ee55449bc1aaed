"""Filling in an application: its steps, and saving meanwhile."""

from collections.abc import Collection, Sequence
from typing import Any

from flask import Response, abort, flash, request

from app.applications import queries
from app.applications.errors import ActImpossible, AnswersMovedOn
from app.applications.forms import StepForm
from app.applications.queries.profiles import step_lines
from app.applications.routes.opened import FORM, Opened, closed, load, pages, too_late
from app.applications.rules import Intake, Line, Problem, Seen, changed_keys, clean_step, seen_now
from app.applications.services import autosave_step, edit_application, save_for_later, save_step
from app.applications.visitor import actor
from app.applications.wording import fixed_sentence, said
from app.programmes.definition import Meaning, Step
from app.web.commit import keep_writes
from app.web.pages import page, see_other, wants_fragment


def _step_of(opened: Opened, slug: str) -> Step:
    return opened.form.step(slug) or abort(404)


def _screen(
    opened: Opened,
    step: Step,
    form: StepForm,
    *,
    status: int = 200,
    seen: Seen | None = None,
    kept: Sequence[Line] = (),
) -> Response:
    """Draw a step. `seen` is what the page had shown already, when nothing was saved; `kept` stands beside the rest."""
    position = opened.form.steps.index(step)
    return page(
        template="applications/applicant/step.html",
        status=status,
        programme=opened.programme,
        application=opened.application,
        definition=opened.definition,
        role_form=opened.form,
        step=step,
        number=position + 2,  # the eligibility questions were step 1
        previous=opened.form.steps[position - 1] if position else None,
        form=form,
        draft=opened.draft,
        address_stays=not opened.draft and any(each.key == opened.email_key for each in step.questions),
        seen=seen or seen_now(opened.application.revision, opened.definition, step, opened.application.answers),
        kept=kept,
        come_back=request.args.get("retour") == "verifier",
        say=queries.speaker(opened.definition),
        role=opened.where["role"],
    )


def _build(opened: Opened, step: Step) -> StepForm:
    skip = () if opened.draft else (Meaning.EMAIL,)
    return StepForm(opened.definition, step, queries.speaker(opened.definition), skip=skip)


@pages.get(f"{FORM}/<step>")
def step(slug: str, role: str, step: str) -> Response:
    """Show one step with what was answered."""
    opened = load(slug, role)
    found = _step_of(opened, step)
    if opened.draft and opened.intake is not Intake.OPEN:
        return closed(opened)
    if not opened.draft and not opened.editable:
        return see_other("applications.applicant.status", slug=slug, role=role)
    return _screen(opened, found, _build(opened, found).show(opened.application.answers))


@pages.post(f"{FORM}/<step>")
def save(slug: str, role: str, step: str) -> Response:
    """Keep one step as typed, then go on if it holds; htmx saves it meanwhile, every time a field changes."""
    opened = load(slug, role)
    found = _step_of(opened, step)
    form = _build(opened, found).read(request.form)
    if wants_fragment():
        return _autosave(opened, found, form)
    if opened.draft and opened.intake is not Intake.OPEN:
        return closed(opened, status=422)
    if form.change_rows(request.form.get("add", ""), request.form.get("remove", "")):
        return _with_rows(opened, found, form)
    try:
        return _keep(opened, found, form) if opened.draft else _edit(opened, found, form)
    except AnswersMovedOn as older:
        return _beside(opened, found, form, older.params["keys"])
    except ActImpossible:
        reason = fixed_sentence(opened.application, opened.definition, opened.intake)
        return too_late(opened, said.FIXED, reason, _typed(opened, found, form))


def _seen() -> Seen:
    return Seen.read(request.form.get("seen", ""))


def _beside(opened: Opened, found: Step, form: StepForm, keys: Any) -> Response:
    """Show what was typed with what another page saved meanwhile: saving again is then a choice."""
    form.say_changed(keys, said.CHANGED_MEANWHILE)
    return _screen(opened, found, form, status=409, kept=_kept(opened, found, keys))


def _with_rows(opened: Opened, found: Step, form: StepForm) -> Response:
    """Draw the step with a row more or less, beside what was kept if it stood there: nothing is saved by that."""
    stood = request.form.get("beside", "").split()
    return _screen(opened, found, form, seen=_seen(), kept=_kept(opened, found, stood))


def _kept(opened: Opened, found: Step, keys: Collection[str]) -> list[Line]:
    lines = step_lines(opened.definition, found, opened.application.answers)
    return [line for line in lines if line.key in keys]


def _typed(opened: Opened, found: Step, form: StepForm) -> list[Line]:
    """What was typed, where it is not what is kept."""
    typed = clean_step(opened.definition, found, form.raw())
    keys = changed_keys(opened.definition, found, opened.application.answers, typed)
    return [line for line in step_lines(opened.definition, found, typed) if line.key in keys and line.value]


def _keep(opened: Opened, found: Step, form: StepForm) -> Response:
    problems = save_step(opened.application, opened.definition, found, form.raw(), seen=_seen())
    if request.form.get("action") == "later":
        return _put_aside(opened)
    if problems:
        keep_writes()
        return _again(opened, found, problems)
    return _go_on(opened, found)


def _autosave(opened: Opened, found: Step, form: StepForm) -> Response:
    is_open = opened.draft and opened.intake is Intake.OPEN
    saved = is_open and autosave_step(opened.application, opened.definition, found, form.raw(), seen=_seen())
    return page(
        template="applications/applicant/_saved.html",
        saved=saved,
        draft=opened.draft,
        open=opened.intake is Intake.OPEN,
        at=opened.application.updated_at,
    )


def _again(opened: Opened, found: Step, problems: list[Problem]) -> Response:
    form = _build(opened, found).show(opened.application.answers)
    form.say_problems(problems, queries.words(opened.definition))
    return _screen(opened, found, form, status=422)


def _edit(opened: Opened, found: Step, form: StepForm) -> Response:
    problems = edit_application(
        opened.application, opened.definition, found, form.raw(), seen=_seen(), actor=actor(opened.application)
    )
    if problems:
        form.say_problems(problems, queries.words(opened.definition))
        return _screen(opened, found, form, status=422, seen=_seen())
    flash(said.EDITED)
    return see_other("applications.applicant.status", slug=opened.programme.slug, role=opened.where["role"])


def _put_aside(opened: Opened) -> Response:
    if opened.application.email:
        save_for_later(opened.application, opened.definition)
    return see_other("applications.applicant.later", slug=opened.programme.slug)


def _go_on(opened: Opened, found: Step) -> Response:
    steps = opened.form.steps
    position = steps.index(found) + 1
    if request.args.get("retour") == "verifier" or position == len(steps):
        return see_other("applications.applicant.check", **opened.where)
    return see_other("applications.applicant.step", **opened.where, step=steps[position].slug)
