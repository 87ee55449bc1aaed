"""Forming pairs, proposing them, and following what becomes of the proposal."""

from typing import Any

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.applications.queries import file_of_staff, hidden_ids, profile
from app.core.clock import today
from app.core.declarations import panels
from app.pairing.errors import JustificationMissing, PairActRefused
from app.pairing.forms import FormPairForm, SearchForm, SeenForm
from app.pairing.models import Pair
from app.pairing.queries import (
    actor_name,
    candidates,
    first_in_line,
    mentees_to_pair,
    mentees_without_pair,
    page_of_pairs,
    pair_of_staff,
)
from app.pairing.rules import PairAct, answer_day, may
from app.pairing.services import cancel_pair, form_pair, propose_pair
from app.pairing.wording import PairView, board, cancelled, formed, pair_rows, pair_view, proposed
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>/binomes")


@pages.get("")
def index(slug: str) -> Response:
    """Every pair of the programme, fifty at a time; a name narrows them."""
    programme = by_slug(slug)
    form = SearchForm(request.args)
    number, reader_id = request.args.get("page", 1, type=int), signed_in_person().id
    listed = page_of_pairs(programme.id, form.q.data or "", number, reader_id=reader_id)
    return page(
        partial="_table.html",
        programme=programme,
        form=form,
        q=form.q.data,
        listed=listed,
        table=pair_rows(listed.pairs),
        waiting=sum(mentees_to_pair(programme.id, reader_id)),
    )


@pages.get("/former")
def pairing(slug: str) -> Response:
    """Choose a mentee who waits, and compare the mentors the rules see for them."""
    programme = by_slug(slug)
    return _board(programme, request.args.get("demande", ""), FormPairForm())


def _board(programme: Programme, ref: str, form: FormPairForm, *, status: int = 200) -> Response:
    described = definition(programme)
    me = signed_in_person().id
    first = first_in_line(programme.id)
    hidden = hidden_ids(me, programme.id)
    waiting = [each for each in mentees_without_pair(programme.id, first) if each.id not in hidden]
    mentee = file_of_staff(programme.id, ref, me) if ref else next(iter(waiting), None)
    context: dict[str, Any] = {"programme": programme, "waiting": waiting, "first": first}
    if mentee is not None and mentee.id in {each.id for each in waiting}:
        found = [each for each in candidates(mentee, described) if each.application.id not in hidden]
        chosen = request.args.get("mentor", "")
        context |= {
            "mentee": mentee,
            "board": board(mentee, profile(mentee, described), found, described, chosen),
        }
    return page(status=status, template="pairing/coordinator/pairing.html", form=form, definition=described, **context)


@pages.post("/former")
def form_one(slug: str) -> Response:
    """Form the pair of the button pressed; nobody is told yet."""
    programme, form = by_slug(slug), FormPairForm()
    mentee_ref = request.args.get("demande", "")
    if not form.validate_on_submit():
        return _board(programme, mentee_ref, form, status=422)
    choice = form.to_choice()
    mentor, mentee = (
        file_of_staff(programme.id, each, signed_in_person().id) for each in (choice.mentor_ref, mentee_ref)
    )
    try:
        pair = form_pair(
            mentor,
            mentee,
            justification=choice.justification,
            seen_mentor=choice.seen_mentor,
            seen_mentee=choice.seen_mentee,
            actor=signed_in_person().ref,
        )
    except JustificationMissing:
        form.ask_why(committee=definition(programme).has_committee)
        return _board(programme, mentee_ref, form, status=422)
    flash(formed(pair))
    return see_other("pairing.coordinator.detail", slug=slug, ref=pair.ref)


def _found(slug: str, ref: str) -> tuple[Programme, Pair, PairView]:
    programme = by_slug(slug)
    pair = pair_of_staff(ref, programme.id, signed_in_person().id)
    return programme, pair, pair_view(pair, definition(programme), formed_by=actor_name(pair.formed_by))


@pages.get("/<ref>")
def detail(slug: str, ref: str) -> Response:
    """One pair: its dates, who has answered, why it was formed, and what later steps add."""
    programme, pair, view = _found(slug, ref)
    return page(
        programme=programme,
        pair=pair,
        view=view,
        may_propose=may(pair.state, PairAct.PROPOSE),
        may_cancel=may(pair.state, PairAct.CANCEL),
        panels=panels("pair_coordination", pair),
    )


@pages.get("/<ref>/proposer")
def propose(slug: str, ref: str) -> Response:
    """Say what will be sent to whom, and until when they may answer."""
    programme, pair, view = _found(slug, ref)
    _check(pair, PairAct.PROPOSE)
    day = answer_day(definition(programme).calendar, today())
    return page(programme=programme, pair=pair, view=view, answer_by=day)


@pages.post("/<ref>/proposer")
def propose_one(slug: str, ref: str) -> Response:
    """Propose the pair to its two members."""
    _programme, pair, _view = _found(slug, ref)
    form = SeenForm()
    if not form.validate_on_submit():
        return see_other("pairing.coordinator.propose", slug=slug, ref=ref)
    propose_pair(pair, seen=form.seen.data or 0, actor=signed_in_person().ref)
    flash(proposed(pair))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


@pages.get("/<ref>/annuler")
def cancel(slug: str, ref: str) -> Response:
    """Say who will be told if the pair is cancelled."""
    programme, pair, view = _found(slug, ref)
    _check(pair, PairAct.CANCEL)
    return page(programme=programme, pair=pair, view=view)


@pages.post("/<ref>/annuler")
def cancel_one(slug: str, ref: str) -> Response:
    """Cancel the pair."""
    _programme, pair, _view = _found(slug, ref)
    form = SeenForm()
    if not form.validate_on_submit():
        return see_other("pairing.coordinator.cancel", slug=slug, ref=ref)
    cancel_pair(pair, seen=form.seen.data or 0, actor=signed_in_person().ref)
    flash(cancelled(pair))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


def _check(pair: Pair, act: PairAct) -> None:
    if not may(pair.state, act):
        raise PairActRefused(state=pair.state)
