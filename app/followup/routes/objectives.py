"""The objectives of a pair, set and gone over by its two members, and the mentee's measure of them."""

from typing import Any

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors.objectives import ObjectiveAlreadySet, ObjectivesMoved, TooManyObjectives
from app.followup.forms.objectives import (
    AimForm,
    ReviewForm,
    RewordForm,
    review_form,
)
from app.followup.models import PairObjective
from app.followup.queries import Membership, membership
from app.followup.queries.objectives import objective_of, objectives_of, thermometer_of
from app.followup.queries.objectives_wished import wished_by
from app.followup.routes.participant import pages
from app.followup.rules.objectives import MOST, counted
from app.followup.services import objectives as services
from app.followup.wording import objectives as wording
from app.pairing.rules import OPEN
from app.programmes.definition import Objective
from app.programmes.queries import by_id, definition
from app.web.pages import page, see_other

_INDEX = "followup.participant.objectives"
_TEMPLATES = "followup/participant"


@pages.get("/<ref>/objectifs")
def objectives(ref: str) -> Response:
    """Show the objectives of the pair, each with where it stands, ready to be gone over."""
    member = _member(ref)
    known = objectives_of(member.pair.id)
    return _index(member, known, review_form(known))


@pages.post("/<ref>/objectifs")
def review_objectives(ref: str) -> Response:
    """Keep where each objective stands, unless the other changed one meanwhile."""
    member = _member(ref)
    known = objectives_of(member.pair.id)
    form = review_form(known)
    if not form.validate():
        return _index(member, known, form, status=422)
    try:
        services.review(member.pair, form.to_stands(), actor=signed_in_person().ref)
    except ObjectivesMoved as moved:
        form.beside(known, {each.ref: wording.meanwhile(each) for each in known if each.ref in moved.refs})
        return _index(member, known, form, status=409, title=wording.MOVED)
    except TooManyObjectives:
        form.refuse_fourth(known)
        return _index(member, known, form, status=422)
    flash(wording.REVIEWED)
    return see_other(_INDEX, ref=ref)


@pages.get("/<ref>/objectifs/ajouter")
def add_objective(ref: str) -> Response:
    """Show the programme's list, and room for their own words."""
    member = _member(ref)
    return _adding(member, _aim_form(member, formdata=None))


@pages.post("/<ref>/objectifs/ajouter")
def save_new_objective(ref: str) -> Response:
    """Give the pair one more objective."""
    member = _member(ref)
    form = _aim_form(member)
    if not form.validate():
        return _adding(member, form, status=422)
    try:
        services.add_objective(member.pair, member.role, form.to_aim(), actor=signed_in_person().ref)
    except TooManyObjectives:
        form.refuse_fourth()
        return _adding(member, form, status=422)
    except ObjectiveAlreadySet:
        form.refuse_known()
        return _adding(member, form, status=422)
    flash(wording.ADDED)
    return see_other(_INDEX, ref=ref)


@pages.get("/<ref>/objectifs/<objective>/reformuler")
def reword_objective(ref: str, objective: str) -> Response:
    """Show the words of an objective, ready to be changed."""
    member = _member(ref)
    found = objective_of(member.pair.id, objective)
    return _rewording(member, found, RewordForm(formdata=None, data={"label": found.label, "seen": found.version}))


@pages.post("/<ref>/objectifs/<objective>/reformuler")
def save_reworded_objective(ref: str, objective: str) -> Response:
    """Say an objective otherwise, unless the other changed it meanwhile."""
    member, form = _member(ref), RewordForm()
    found = objective_of(member.pair.id, objective)
    if not form.validate():
        return _rewording(member, found, form, status=422)
    aim, actor = form.to_aim(_listed(member)), signed_in_person().ref
    try:
        services.reword(member.pair, objective, aim, seen=form.version, actor=actor)
    except ObjectivesMoved:
        form.beside(found.version)
        return _rewording(member, found, form, status=409, theirs=found.label)
    except ObjectiveAlreadySet:
        form.refuse_known()
        return _rewording(member, found, form, status=422)
    flash(wording.REWORDED)
    return see_other(_INDEX, ref=ref)


def _member(ref: str) -> Membership:
    return membership(ref, signed_in_person().id)


def _listed(member: Membership) -> tuple[Objective, ...]:
    return definition(by_id(member.pair.programme_id)).objectives


def _aim_form(member: Membership, **binding: Any) -> AimForm:
    """The list, with what the mentee chose in their own application: what of it the mentor may read is elsewhere."""
    return AimForm(_listed(member), objectives_of(member.pair.id), wished_by(member), **binding)


def _index(
    member: Membership, known: list[PairObjective], form: ReviewForm, *, status: int = 200, title: str = ""
) -> Response:
    measures = thermometer_of(member.pair, known, today())
    return page(
        status=status,
        template=f"{_TEMPLATES}/objectives.html",
        member=member,
        form=form,
        title=title,
        lines=wording.objective_lines(known, member),
        thermometer=measures,
        news=wording.thermometer_news(measures),
        full=counted([each.state for each in known]) >= MOST,
        is_open=member.pair.state in OPEN,
    )


def _adding(member: Membership, form: AimForm, *, status: int = 200) -> Response:
    return page(
        status=status,
        template=f"{_TEMPLATES}/add_objective.html",
        member=member,
        form=form,
        is_open=member.pair.state in OPEN,
    )


def _rewording(
    member: Membership, found: PairObjective, form: RewordForm, *, status: int = 200, **shown: Any
) -> Response:
    template = f"{_TEMPLATES}/reword_objective.html"
    return page(status=status, template=template, member=member, objective=found, form=form, **shown)
