"""The coordination reads applications: the list, one file, and what is done with it."""

from datetime import timedelta
from typing import TypeVar

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.applications import queries, services
from app.applications.forms import AskForm, DecisionForm, NotesForm
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries import Wanted
from app.applications.routes.deciding import decision_form, opinions_of
from app.applications.rules import Act, decisions_open, may
from app.applications.wording import (
    ACTS,
    DECISIONS,
    PREPARED,
    ROLES,
    STATES,
    TONES,
    said,
)
from app.core.clock import today
from app.core.declarations import narrowed_to, panels
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, audience_blueprint
from app.web.forms import SeenForm
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>")

_FILE = "/candidatures/<ref>"
_ANSWER_DAYS = 7

Kind = TypeVar("Kind", ApplicantRole, ApplicationState)


@pages.get("/candidatures")
def index(slug: str) -> Response:
    """List the applications: searched by name, filtered by role and state, or those of a line of « à traiter »."""
    programme, reader_id = by_slug(slug), signed_in_person().id
    seen = narrowed_to(request.args.get("voir", ""), programme.id, reader_id)
    wanted = Wanted(
        text=request.args.get("q", "")[:100],
        role=_among(ApplicantRole, request.args.get("role", "")),
        state=_among(ApplicationState, request.args.get("etat", "")),
        only=frozenset(seen.refs) if seen is not None else None,
    )
    found = queries.listing(programme.id, wanted, request.args.get("page", 1, type=int), reader_id=reader_id)
    return page(
        partial="_table.html",
        programme=programme,
        wanted=wanted,
        seen=seen,
        found=found,
        counts=found.counts,
        prepared=found.prepared,
        states=STATES,
        tones=TONES,
        roles=ROLES,
        prepared_words=PREPARED,
        committee=definition(programme).has_committee,
    )


def _among(kind: type[Kind], value: str) -> Kind | None:
    return kind(value) if value in {each.value for each in kind} else None


@pages.get(_FILE)
def detail(slug: str, ref: str) -> Response:
    """Show one application: every answer with its readers, the staff's notes, what may be done, what was done."""
    programme = by_slug(slug)
    application = queries.file_of_staff(programme.id, ref, signed_in_person().id)
    return _detail(programme, application)


def _detail(
    programme: Programme,
    application: Application,
    *,
    status: int = 200,
    form: AskForm | NotesForm | DecisionForm | None = None,
) -> Response:
    known = definition(programme)
    ask = form if isinstance(form, AskForm) else AskForm(today(), formdata=None)
    notes = form if isinstance(form, NotesForm) else NotesForm(formdata=None)
    decide = form if isinstance(form, DecisionForm) else decision_form(application, known, anew=True)
    if form is not ask:
        ask.complete_by.data = today() + timedelta(days=_ANSWER_DAYS)
    if form is not notes:
        notes.notes.data = application.notes
    return page(
        template="applications/coordinator/detail.html",
        status=status,
        programme=programme,
        application=application,
        form=form,
        ask=ask,
        notes=notes,
        decide=decide,
        parts=queries.answer_lines(application, known),
        eligibility=queries.eligibility_lines(application, known),
        history=queries.history(application),
        acts=ACTS,
        words={"state": STATES, "tone": TONES, "role": ROLES, "prepared": PREPARED, "decision": DECISIONS},
        may={act.value: may(application.state, act) for act in Act},
        waiting_release=application.decision is not None and application.released_at is None,
        decisions=decisions_open(application.state),
        committee=known.has_committee,
        **opinions_of(application, known),
        panels=panels("application_coordination", application),
    )


def _load(slug: str, ref: str) -> tuple[Programme, Application, str]:
    programme = by_slug(slug)
    person = signed_in_person()
    return programme, queries.file_of_staff(programme.id, ref, person.id), person.ref


def _back(application: Application, said: str) -> Response:
    flash(said)
    return see_other("applications.coordinator.detail", slug=application.programme.slug, ref=application.ref)


@pages.post(f"{_FILE}/lecture")
def begin_reading(slug: str, ref: str) -> Response:
    """Begin to read: in a rolling programme the answers are fixed from now on."""
    _, application, actor = _load(slug, ref)
    services.begin_reading(application, actor=actor, seen=SeenForm().version)
    return _back(application, said.READING)


@pages.post(f"{_FILE}/eligible")
def mark_eligible(slug: str, ref: str) -> Response:
    """Find the application complete and within the criteria."""
    _, application, actor = _load(slug, ref)
    services.mark_eligible(application, actor=actor, seen=SeenForm().version)
    return _back(application, said.ELIGIBLE)


@pages.post(f"{_FILE}/complement")
def ask(slug: str, ref: str) -> Response:
    """Ask the applicant a question; they are told by mail."""
    programme, application, actor = _load(slug, ref)
    form = AskForm(today())
    if not form.validate():
        return _detail(programme, application, status=422, form=form)
    services.ask_to_complete(application, form.question.data, form.complete_by.to_day(), actor=actor, seen=form.version)
    return _back(application, said.ASKED)


@pages.post(f"{_FILE}/notes")
def write_notes(slug: str, ref: str) -> Response:
    """Keep the staff's notes."""
    programme, application, actor = _load(slug, ref)
    form = NotesForm()
    if not form.validate():
        return _detail(programme, application, status=422, form=form)
    services.write_notes(application, form.notes.data, actor=actor, seen=form.version)
    return _back(application, said.NOTED)


@pages.post(f"{_FILE}/reponse")
def prepare(slug: str, ref: str) -> Response:
    """Prepare an answer, that leaves with all the others."""
    programme, application, actor = _load(slug, ref)
    form = decision_form(application, definition(programme))
    if not form.validate():
        return _detail(programme, application, status=422, form=form)
    chosen = form.to_decision()
    fallen = services.prepare_decision(
        application, chosen.decision, sentence=chosen.sentence, reason=chosen.reason, actor=actor, seen=form.version
    )
    return _back(application, said.prepared(fallen))


@pages.post(f"{_FILE}/reponse/annuler")
def undo(slug: str, ref: str) -> Response:
    """Take a prepared answer back."""
    _, application, actor = _load(slug, ref)
    fallen = services.undo_decision(application, actor=actor, seen=SeenForm().version)
    return _back(application, said.undone(fallen))
