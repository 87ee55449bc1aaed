"""The coordination proposes every pair that is ready in one go, once it has read how many letters leave."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.applications.models import ApplicantRole, ApplicationState
from app.core.clock import today
from app.core.errors import DomainError
from app.pairing.forms import ListForm
from app.pairing.models import Pair
from app.pairing.queries.pairs import ready_pairs
from app.pairing.routes.coordinator import pages
from app.pairing.rules import answer_day
from app.pairing.services import propose_pairs
from app.pairing.wording import committee, refusal
from app.pairing.wording.rows import names
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.errors import Message, message_for
from app.web.pages import page, see_other


def _ready(programme: Programme) -> list[Pair]:
    known = definition(programme)
    return ready_pairs(programme.id, signed_in_person().id, committee=known.has_committee)


@pages.get("/propositions")
def proposals(slug: str) -> Response:
    """List the pairs that are ready, and say what leaves to whom."""
    return _proposals(by_slug(slug))


def _proposals(programme: Programme, *, status: int = 200, refused: Message | None = None) -> Response:
    ready = _ready(programme)
    untold = [
        pair.member(role).full_name
        for pair in ready
        for role in ApplicantRole
        if pair.member(role).state is not ApplicationState.ACCEPTED
    ]
    return page(
        status=status,
        template="pairing/coordinator/proposals.html",
        programme=programme,
        ready=[(pair, names(pair)) for pair in ready],
        untold=untold,
        answer_by=answer_day(definition(programme).calendar, today()),
        has_committee=definition(programme).has_committee,
        refused=refused,
    )


@pages.post("/propositions")
def propose_all(slug: str) -> Response:
    """Propose them all, or none."""
    programme, form = by_slug(slug), ListForm()
    expected = form.expected if form.validate_on_submit() else {}
    try:
        count = propose_pairs(_ready(programme), expected=expected, actor=signed_in_person().ref)
    except DomainError as error:
        return _proposals(programme, status=error.status, refused=message_for(error) or refusal(error))
    flash(committee.released(count))
    return see_other("pairing.coordinator.index", slug=slug)
