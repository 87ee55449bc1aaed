"""The coordination lets a mentorship rest, go on, ends it, and tells whoever has yet to know."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.adjusting import PauseRefused
from app.followup.forms.adjusting import PauseForm, StaffEndForm
from app.followup.queries.meetings import is_past, open_meetings
from app.followup.routes.coordinator import pages
from app.followup.rules.adjusting import PauseProblem, has_begun, longest_pause
from app.followup.services.ending import end_mentorship, tell_other
from app.followup.services.pausing import has_fixed_end, pause_mentorship, resume_mentorship
from app.followup.wording import adjusting as wording
from app.pairing.models import Pair
from app.pairing.queries import pair_of_staff
from app.pairing.rules import OPEN, RUNNING
from app.pairing.wording import names
from app.programmes.queries import by_slug
from app.web.forms import SeenForm
from app.web.pages import page, see_other

_PAIR = "pairing.coordinator.detail"


def _found(slug: str, ref: str) -> Pair:
    return pair_of_staff(ref, by_slug(slug).id, signed_in_person().id)


@pages.get("/binomes/<ref>/pause")
def pause_pair(slug: str, ref: str) -> Response:
    """Ask until when; say what a pause changes, and who is told."""
    return _pause(slug, _found(slug, ref), PauseForm())


@pages.post("/binomes/<ref>/pause")
def begin_pause_of_pair(slug: str, ref: str) -> Response:
    """Let the mentorship rest from today; both members are told."""
    pair, form = _found(slug, ref), PauseForm()
    if not form.validate():
        return _pause(slug, pair, form, status=422)
    try:
        pause_mentorship(pair, form.to_day(), by=None, seen=form.version, actor=signed_in_person().ref)
    except PauseRefused as refused:
        why = PauseProblem(str(refused.params["why"]))
        form.refuse(wording.pause_sentence(why, longest=longest_pause(today()), ends_on=pair.ends_on))
        return _pause(slug, pair, form, status=422)
    flash(wording.pause_begun_by_staff(names(pair), form.to_day()))
    return see_other(_PAIR, slug=slug, ref=ref)


def _pause(slug: str, pair: Pair, form: PauseForm, status: int = 200) -> Response:
    if pair.state not in RUNNING or not has_begun(pair.starts_on, today()):
        raise MentorshipNotUnderWay(state=pair.state)
    return page(
        status=status,
        template="followup/coordinator/pause_pair.html",
        programme=by_slug(slug),
        pair=pair,
        names=names(pair),
        form=form,
        longest=longest_pause(today()),
        fixed_end=has_fixed_end(pair),
        planned=sum(not is_past(each) for each in open_meetings([pair.id])[pair.id]),
    )


@pages.post("/binomes/<ref>/reprendre")
def resume_pair(slug: str, ref: str) -> Response:
    """Let the mentorship go on today; both members are told."""
    pair = _found(slug, ref)
    resume_mentorship(pair, by=None, seen=SeenForm().version, actor=signed_in_person().ref)
    flash(wording.resumed_by_staff(names(pair)))
    return see_other(_PAIR, slug=slug, ref=ref)


@pages.get("/binomes/<ref>/terminer")
def end_pair(slug: str, ref: str) -> Response:
    """Say what ending a mentorship does, and ask what happened."""
    return _end(slug, _found(slug, ref), StaffEndForm())


@pages.post("/binomes/<ref>/terminer")
def end_pair_now(slug: str, ref: str) -> Response:
    """End the mentorship; both members are told."""
    pair, form = _found(slug, ref), StaffEndForm()
    if not form.validate():
        return _end(slug, pair, form, status=422)
    end_mentorship(pair, form.to_farewell(), by=None, seen=form.version, actor=signed_in_person().ref)
    flash(wording.ended_by_staff(names(pair)))
    return see_other(_PAIR, slug=slug, ref=ref)


def _end(slug: str, pair: Pair, form: StaffEndForm, status: int = 200) -> Response:
    if pair.state not in OPEN:
        raise MentorshipNotUnderWay(state=pair.state)
    template = "followup/coordinator/end_pair.html"
    return page(status=status, template=template, programme=by_slug(slug), pair=pair, names=names(pair), form=form)


@pages.post("/binomes/<ref>/prevenir")
def tell_member(slug: str, ref: str) -> Response:
    """Send the letter to whoever has yet to know, or note that it was said aloud."""
    pair, aloud = _found(slug, ref), request.form.get("aloud") == "yes"
    if not tell_other(pair, aloud=aloud, actor=signed_in_person().ref):
        flash(wording.NOBODY_TO_TELL)
    else:
        flash(wording.SAID_ALOUD if aloud else wording.LETTER_LEAVES)
    return see_other(_PAIR, slug=slug, ref=ref)
