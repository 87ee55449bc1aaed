"""Two people beside each other: everything that is said of them, and the decisions that are about those two alone."""

from flask import Response

from app.core.errors import DomainError
from app.pairing.errors import DerogationTextMissing
from app.pairing.forms import DerogationForm, StampForm, VetoForm
from app.pairing.queries import Layout, actor_names, column
from app.pairing.routes.desk import Desk, Rule, Two, seated, two
from app.pairing.services import allow_pair, ask_derogation, forbid_pair, second_derogation, withdraw_derogation
from app.pairing.solver import Couple
from app.pairing.wording import committee, mentor_column, refusal, sayings
from app.web.errors import Message, message_for
from app.web.pages import page


@seated
def couple(at: Desk, ref: str, mentor: str) -> Response:
    """Show everything that is said of two people, and what the committee has decided of them."""
    return _couple(at, two(at, ref, mentor))


def _couple(
    at: Desk,
    found: Two,
    *,
    status: int = 200,
    veto_form: VetoForm | None = None,
    derogation_form: DerogationForm | None = None,
    refused: Message | None = None,
) -> Response:
    both = Couple(found.mentor.ref, found.mentee.ref)
    seen = column(found.room, found.answers, both)
    layout = Layout(found.mentee, found.room.chosen.get(found.mentee.ref), (seen,), (), 0, None)
    veto, derogation = found.room.vetoes.get(both), found.room.derogations.get(both)
    actors = [each for each in (veto and veto.by, derogation and derogation.asked_by) if each]
    if derogation and derogation.seconded_by:
        actors.append(derogation.seconded_by)
    standing = layout.pair is not None and layout.pair.mentor.ref == found.mentor.ref
    return page(
        status=status,
        template="pairing/board/couple.html",
        desk=at,
        programme=at.programme,
        mentee=found.mentee,
        mentor=mentor_column(seen, layout, found.room, committee=at.committee),
        asked=sayings(found.room.profiles[found.mentee.ref], at.definition),
        standing=standing,
        veto=veto,
        derogation=derogation,
        mine=derogation is not None and derogation.asked_by == at.person.ref,
        names=actor_names(actors),
        form=derogation_form or veto_form,
        veto_form=veto_form or VetoForm(formdata=None),
        derogation_form=derogation_form or DerogationForm(formdata=None),
        refused=refused,
    )


def _refused(at: Desk, found: Two, error: DomainError, form: VetoForm | DerogationForm | None = None) -> Response:
    """Show the two again, with what somebody else has decided and what was typed."""
    return _couple(
        at,
        two(at, found.mentee.ref, found.mentor.ref),
        status=error.status,
        veto_form=form if isinstance(form, VetoForm) else None,
        derogation_form=form if isinstance(form, DerogationForm) else None,
        refused=message_for(error) or refusal(error),
    )


@seated
def forbid(at: Desk, ref: str, mentor: str) -> Response:
    """Say no to these two together."""
    found, form = two(at, ref, mentor), VetoForm()
    if not form.validate_on_submit():
        return _couple(at, found, status=422, veto_form=form)
    try:
        forbid_pair(found.mentor, found.mentee, reason=form.reason.data or "", actor=at.person.ref)
    except DomainError as error:
        return _refused(at, found, error, form)
    return at.back(committee.FORBIDDEN, "couple", ref=ref, mentor=mentor)


@seated
def allow(at: Desk, ref: str, mentor: str) -> Response:
    """Take the refusal back."""
    found = two(at, ref, mentor)
    try:
        allow_pair(found.mentor, found.mentee, actor=at.person.ref)
    except DomainError as error:
        return _refused(at, found, error)
    return at.back(committee.ALLOWED, "couple", ref=ref, mentor=mentor)


@seated
def ask(at: Desk, ref: str, mentor: str) -> Response:
    """Ask for a derogation, in writing."""
    found, form = two(at, ref, mentor), DerogationForm()
    if not form.validate_on_submit():
        return _couple(at, found, status=422, derogation_form=form)
    try:
        ask_derogation(found.mentor, found.mentee, text=form.text.data or "", actor=at.person.ref)
    except DerogationTextMissing:
        form.ask_why()
        return _couple(at, found, status=422, derogation_form=form)
    except DomainError as error:
        return _refused(at, found, error, form)
    return at.back(committee.ASKED, "couple", ref=ref, mentor=mentor)


@seated
def second(at: Desk, ref: str, mentor: str) -> Response:
    """Confirm a derogation, as its second member."""
    found, form = two(at, ref, mentor), StampForm()
    seen = form.stamp.data if form.validate_on_submit() else ""
    try:
        second_derogation(found.mentor, found.mentee, seen=seen or "", actor=at.person.ref)
    except DomainError as error:
        return _refused(at, found, error)
    return at.back(committee.GRANTED, "couple", ref=ref, mentor=mentor)


@seated
def withdraw(at: Desk, ref: str, mentor: str) -> Response:
    """Withdraw a derogation."""
    found = two(at, ref, mentor)
    try:
        withdraw_derogation(found.mentor, found.mentee, actor=at.person.ref)
    except DomainError as error:
        return _refused(at, found, error)
    return at.back(committee.WITHDRAWN, "couple", ref=ref, mentor=mentor)


_TWO = "/<ref>/avec/<mentor>"
RULES: tuple[Rule, ...] = (
    (_TWO, "GET", couple, "couple"),
    (f"{_TWO}/refuser", "POST", forbid, "forbid"),
    (f"{_TWO}/refuser/lever", "POST", allow, "allow"),
    (f"{_TWO}/derogation", "POST", ask, "ask"),
    (f"{_TWO}/derogation/confirmer", "POST", second, "second"),
    (f"{_TWO}/derogation/retirer", "POST", withdraw, "withdraw"),
)
