"""The committee reads files one by one, gives an opinion, and prepares answers where it decides."""

from dataclasses import dataclass

from flask import Response, flash

from app.access.models import Person
from app.access.visitor import signed_in_person
from app.applications import queries, services
from app.applications.errors import LinksNotDeclared, OpinionMissing, ReadingClosed
from app.applications.forms import DecisionForm, OpinionForm, opinion_form
from app.applications.models import Application, Opinion
from app.applications.routes.committee import pages
from app.applications.routes.deciding import decision_form
from app.applications.rules import committee_reads, decisions_open, opinion_open
from app.applications.wording import DECISIONS, PREPARED, ROLES, STATES, TONES, said
from app.applications.wording.selection import FILES, OPINION_SAVED, RECOMMENDATIONS
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.forms import SeenForm
from app.web.pages import page, see_other


@dataclass(frozen=True)
class Opened:
    """A file as a member of the committee has it open."""

    programme: Programme
    definition: ProgrammeDefinition
    application: Application
    person: Person
    mine: Opinion | None


def _room(slug: str) -> tuple[Programme, ProgrammeDefinition, Person]:
    """Return the programme whose files may be read now. Refuses before links are declared, and out of season."""
    programme, person = by_slug(slug), signed_in_person()
    known = definition(programme)
    if not committee_reads(programme.state, known):
        raise ReadingClosed
    if queries.declared(programme.id, person.id).is_due:
        raise LinksNotDeclared(slug=slug)
    return programme, known, person


def _open(slug: str, ref: str) -> Opened:
    programme, known, person = _room(slug)
    application = queries.readable_by_ref(programme.id, ref, person.id)
    return Opened(programme, known, application, person, queries.own_opinion(application, person.id))


@pages.get("/lecture")
def reading(slug: str) -> Response:
    """List the files: those that wait for one's opinion first, then the others; none out of season."""
    programme, person = by_slug(slug), signed_in_person()
    try:
        _room(slug)
    except LinksNotDeclared:
        return see_other("applications.committee.links", slug=slug)
    except ReadingClosed:
        rows = []
    else:
        rows = queries.reading_rows(programme.id, person.id)
    return page(
        programme=programme,
        groups=[
            ("waiting", [row for row in rows if row.waits]),
            ("read", [row for row in rows if not row.waits]),
        ],
        total=len(rows),
        files=FILES,
        states=STATES,
        tones=TONES,
        prepared_words=PREPARED,
    )


@pages.get("/lecture/<ref>")
def file(slug: str, ref: str) -> Response:
    """Show one file as the committee may read it, and ask for an opinion."""
    try:
        opened = _open(slug, ref)
    except LinksNotDeclared:
        return see_other("applications.committee.links", slug=slug)
    return _file(opened, _opinion_form(opened))


def _opinion_form(opened: Opened) -> OpinionForm:
    grid = opened.definition.selection
    criteria = grid.criteria_for(opened.application.role.value) if grid else ()
    return opinion_form(criteria, grid.scale if grid else (), queries.speaker(opened.definition), opened.mine)


def _file(opened: Opened, form: OpinionForm, *, decide: DecisionForm | None = None, status: int = 200) -> Response:
    application, known = opened.application, opened.definition
    prepared = application.decision is not None and application.released_at is None
    return page(
        status=status,
        template="applications/committee/file.html",
        programme=opened.programme,
        application=application,
        form=decide or form,
        opinion_form=form,
        decide=decide or decision_form(application, known, anew=True),
        mine=opened.mine,
        is_open=opinion_open(application.state, application.decision),
        prepared=prepared,
        may_prepare=opened.mine is not None and bool(decisions_open(application.state)) and not prepared,
        parts=queries.committee_lines(application, known),
        link=queries.says_a_link(application, known),
        opinions=queries.opinions_shown_to(application, opened.person.id, sits=True),
        progress=queries.progress_of(application),
        grid=queries.grid_words(application, known),
        recommendations=RECOMMENDATIONS,
        words={"state": STATES, "tone": TONES, "role": ROLES, "prepared": PREPARED, "decision": DECISIONS},
    )


@pages.post("/lecture/<ref>")
def give_opinion(slug: str, ref: str) -> Response:
    """Take down an opinion, then show what the others think."""
    opened = _open(slug, ref)
    form = _opinion_form(opened)
    if not form.validate():
        return _file(opened, form, status=422)
    said_ = form.to_opinion()
    services.give_opinion(
        opened.application,
        opened.person,
        grid=said_.grid,
        recommendation=said_.recommendation,
        comment=said_.comment,
    )
    flash(OPINION_SAVED)
    return see_other("applications.committee.file", slug=slug, ref=ref)


def _to_decide(slug: str, ref: str) -> Opened:
    opened = _open(slug, ref)
    if opened.mine is None:
        raise OpinionMissing
    return opened


@pages.post("/lecture/<ref>/reponse")
def prepare(slug: str, ref: str) -> Response:
    """Prepare an answer once one's own opinion is given; the coordination sends them, all together."""
    opened = _to_decide(slug, ref)
    form = decision_form(opened.application, opened.definition)
    if not form.validate():
        return _file(opened, _opinion_form(opened), decide=form, status=422)
    chosen = form.to_decision()
    fallen = services.prepare_decision(
        opened.application,
        chosen.decision,
        sentence=chosen.sentence,
        reason=chosen.reason,
        actor=opened.person.ref,
        seen=form.version,
    )
    flash(said.prepared(fallen))
    return see_other("applications.committee.file", slug=slug, ref=ref)


@pages.post("/lecture/<ref>/reponse/annuler")
def undo(slug: str, ref: str) -> Response:
    """Take a prepared answer back: opinions may change again."""
    opened = _to_decide(slug, ref)
    fallen = services.undo_decision(opened.application, actor=opened.person.ref, seen=SeenForm().version)
    flash(said.undone(fallen))
    return see_other("applications.committee.file", slug=slug, ref=ref)
