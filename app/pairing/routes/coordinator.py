"""Forming pairs, proposing them, and following what becomes of the proposal."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.core.declarations import narrowed_to, panels
from app.pairing.errors import PairActRefused
from app.pairing.forms import SearchForm
from app.pairing.models import Pair
from app.pairing.queries import actor_name, mentee_wishes_another, mentees_to_pair, page_of_pairs, pair_of_staff
from app.pairing.routes import board, couple, minutes, sessions, together
from app.pairing.routes.desk import lay
from app.pairing.rules import OVER, PairAct, answer_day, may
from app.pairing.services import cancel_pair, propose_pair
from app.pairing.wording import PairView, cancelled, pair_rows, pair_view, proposed
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, audience_blueprint
from app.web.forms import SeenForm
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>/binomes")


@pages.get("")
def index(slug: str) -> Response:
    """Every pair of the programme, fifty at a time; a name narrows them, or a line of « à traiter »."""
    programme = by_slug(slug)
    form = SearchForm(request.args)
    number, reader_id = request.args.get("page", 1, type=int), signed_in_person().id
    seen = narrowed_to(request.args.get("voir", ""), programme.id, reader_id)
    only = seen.refs if seen is not None else None
    listed = page_of_pairs(programme.id, form.q.data or "", number, reader_id=reader_id, only=only)
    return page(
        partial="_table.html",
        programme=programme,
        form=form,
        q=form.q.data,
        seen=seen,
        listed=listed,
        table=pair_rows(listed.pairs),
        waiting=mentees_to_pair(programme.id, reader_id).total,
        panels=panels("pairs", programme) if seen is None else [],
    )


lay(pages, "/former", (*board.RULES, *couple.RULES, *together.BOTH))
lay(pages, "", (*sessions.RULES, *minutes.RULES))


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
        waits_again=not view.live and (pair.state not in OVER or mentee_wishes_another(pair)),
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
    propose_pair(pair, seen=SeenForm().version, actor=signed_in_person().ref)
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
    cancel_pair(pair, seen=SeenForm().version, actor=signed_in_person().ref)
    flash(cancelled(pair))
    return see_other("pairing.coordinator.detail", slug=slug, ref=ref)


def _check(pair: Pair, act: PairAct) -> None:
    if not may(pair.state, act):
        raise PairActRefused(state=pair.state)
