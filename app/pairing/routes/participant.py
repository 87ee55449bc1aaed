"""The page where a member reads the pair proposed to them, and answers."""

from flask import Response, request

from app.access.visitor import signed_in_person
from app.applications.models import ApplicantRole, Application
from app.applications.queries import shared_lines
from app.core.clock import today
from app.pairing.errors import NothingProposed
from app.pairing.forms import AnswerForm
from app.pairing.models import Pair
from app.pairing.queries import proposals_to
from app.pairing.rules import Standing, standing
from app.pairing.services import answer_proposal
from app.pairing.wording import kept_for_member
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, audience_blueprint
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.PARTICIPANT, __name__, url_prefix="/programmes/<slug>/ma-candidature/proposition")


def _mine(slug: str, ref: str) -> tuple[Programme, Pair, list[Pair]]:
    """Return the proposal named, or the first; the others this person has. Nobody learns of anybody else's."""
    programme = by_slug(slug)
    known = proposals_to(signed_in_person().id, programme.id)
    pair = next((each for each in known if each.ref == ref or not ref), None)
    if pair is None:
        raise NothingProposed
    return programme, pair, [each for each in known if each is not pair]


@pages.get("")
def proposal(slug: str) -> Response:
    """Who is proposed and why, or where the proposal stands."""
    programme, pair, others = _mine(slug, request.args.get("binome", ""))
    return _show(programme, pair, others, AnswerForm())


def _show(programme: Programme, pair: Pair, others: list[Pair], form: AnswerForm, *, status: int = 200) -> Response:
    described, me = definition(programme), signed_in_person()
    role = pair.role_of(me.id) or ApplicantRole.MENTEE
    other = role.other
    answer = pair.answer_of(role)
    stands = standing(pair.state, answer.answer if answer else None, pair.answer_by, today())
    shown = stands in (Standing.TO_ANSWER, Standing.WAITING, Standing.COMMITTED)
    return page(
        status=status,
        template="pairing/participant/proposal.html",
        programme=programme,
        form=form,
        pair=pair,
        stands=stands.value,
        partner=pair.member(other) if shown else None,
        partner_is=other.value,
        lines=_shared(pair.member(other), described) if stands is Standing.TO_ANSWER else [],
        reasons=kept_for_member(pair, role, described) if stands is Standing.TO_ANSWER else [],
        days=described.calendar.reading_days,
        others=[each for each in others if _waits(each, me.id)],
    )


def _shared(partner: Application, described: ProgrammeDefinition) -> list[tuple[str, str]]:
    """What the partner ticked, beside the names and the profession that the page says first."""
    said = {partner.first_name, partner.last_name, partner.profession}
    return [(label, value) for label, value in shared_lines(partner, described) if value not in said]


def _waits(pair: Pair, person_id: int) -> bool:
    role = pair.role_of(person_id)
    answer = pair.answer_of(role) if role else None
    return standing(pair.state, answer.answer if answer else None, pair.answer_by, today()) is Standing.TO_ANSWER


@pages.post("")
def answer(slug: str) -> Response:
    """Take down the answer of whoever is signed in, and of nobody else."""
    form = AnswerForm()
    programme, pair, others = _mine(slug, form.binome.data or "-")
    if not form.validate_on_submit():
        return _show(programme, pair, others, form, status=422)
    said, known = form.to_answer()
    answer_proposal(pair, signed_in_person(), answer=said, acquaintance=known)
    return see_other("pairing.participant.proposal", slug=slug, binome=pair.ref)
