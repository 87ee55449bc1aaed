"""A member lets the mentorship rest, goes on, ends it, and says whether they would like another."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors import MentorshipNotUnderWay, NotTheirPair
from app.followup.errors.adjusting import PauseRefused
from app.followup.forms.adjusting import AnotherForm, EndForm, PauseForm
from app.followup.queries import Membership, membership
from app.followup.queries.adjusting import ending_of, may_ask_for_another, notes_kept_until, pause_of
from app.followup.queries.meetings import is_past, open_meetings
from app.followup.routes.participant import pages
from app.followup.rules.adjusting import TELL_DAYS, PauseProblem, has_begun, longest_pause
from app.followup.services.ending import end_mentorship
from app.followup.services.pausing import has_fixed_end, pause_mentorship, resume_mentorship
from app.followup.wording import adjusting as wording
from app.pairing.models import PairState
from app.pairing.queries import renewal_of
from app.pairing.rules import OPEN
from app.pairing.services import say_another
from app.programmes.queries import by_id
from app.web.forms import SeenForm
from app.web.pages import page, see_other
from app.web.throttle import limited

_HOME = "followup.participant.pair"


@pages.get("/<ref>/pause")
def pause(ref: str) -> Response:
    """Ask until when; say what a pause changes, and who is told what."""
    return _pause(membership(ref, signed_in_person().id), PauseForm())


@pages.post("/<ref>/pause")
@limited("20 per 10 minutes")
def begin_pause(ref: str) -> Response:
    """Let the mentorship rest from today."""
    person, form = signed_in_person(), PauseForm()
    member = membership(ref, person.id)
    if not form.validate():
        return _pause(member, form, status=422)
    try:
        pause_mentorship(member.pair, form.to_day(), by=member.role, seen=form.version, actor=person.ref)
    except PauseRefused as refused:
        why = PauseProblem(str(refused.params["why"]))
        form.refuse(wording.pause_sentence(why, longest=longest_pause(today()), ends_on=member.pair.ends_on))
        return _pause(member, form, status=422)
    flash(wording.pause_begun(form.to_day()))
    return see_other(_HOME, ref=ref)


def _pause(member: Membership, form: PauseForm, status: int = 200) -> Response:
    pair = member.pair
    if pair.state not in OPEN:
        raise MentorshipNotUnderWay(state=pair.state)
    return page(
        status=status,
        template="followup/participant/pause.html",
        member=member,
        form=form,
        pause=pause_of(pair.id),
        longest=longest_pause(today()),
        begun=has_begun(pair.starts_on, today()),
        fixed_end=has_fixed_end(pair),
        planned=[each for each in open_meetings([pair.id])[pair.id] if not is_past(each)],
        programme_title=by_id(pair.programme_id).title,
    )


@pages.post("/<ref>/reprendre")
@limited("20 per 10 minutes")
def resume(ref: str) -> Response:
    """Let the mentorship go on today."""
    person = signed_in_person()
    member = membership(ref, person.id)
    resume_mentorship(member.pair, by=member.role, seen=SeenForm().version, actor=person.ref)
    flash(wording.RESUMED)
    return see_other(_HOME, ref=ref)


@pages.get("/<ref>/terminer")
def end(ref: str) -> Response:
    """Ask what they would like; once it is over, say what becomes of it."""
    return _end(membership(ref, signed_in_person().id), EndForm())


@pages.post("/<ref>/terminer")
@limited("20 per 10 minutes")
def end_now(ref: str) -> Response:
    """End the mentorship; the page that follows says who tells the other, and when."""
    person, form = signed_in_person(), EndForm()
    member = membership(ref, person.id)
    if not form.validate():
        return _end(member, form, status=422)
    end_mentorship(member.pair, form.to_farewell(), by=member.role, seen=form.version, actor=person.ref)
    return see_other("followup.participant.end", ref=ref)


def _end(member: Membership, form: EndForm, status: int = 200) -> Response:
    pair = member.pair
    ending = ending_of(pair.id)
    if pair.state not in OPEN and (ending is None or ending.role is not member.role):
        raise MentorshipNotUnderWay(state=pair.state)
    first_name = member.partner.first_name
    form.word.label.text = f"Un mot pour {first_name}"
    return page(
        status=status,
        template="followup/participant/end.html",
        member=member,
        form=form,
        ending=ending,
        how_told=wording.how_told(ending, first_name, today()) if ending else "",
        kept_until=notes_kept_until(pair),
        wishes_another=_wishes_another(member),
        tell_days=TELL_DAYS,
        programme_title=by_id(pair.programme_id).title,
    )


def _wishes_another(member: Membership) -> bool:
    said = renewal_of(member.pair.id, member.role)
    return said is not None and said.another


@pages.get("/<ref>/suite")
def another(ref: str) -> Response:
    """One question, after a mentorship that is over: would they like another."""
    member = _asked(ref)
    said = renewal_of(member.pair.id, member.role)
    chosen = None if said is None else "oui" if said.another else "non"
    return _another(member, AnotherForm(formdata=None, another=chosen))


@pages.post("/<ref>/suite")
@limited("20 per 10 minutes")
def answer_another(ref: str) -> Response:
    """Keep the answer; they may change their mind."""
    member, form = _asked(ref), AnotherForm()
    if not form.validate():
        return _another(member, form, status=422)
    say_another(member.pair, member.role, another=form.wishes, actor=signed_in_person().ref)
    flash(wording.ANOTHER if form.wishes else wording.NO_OTHER)
    return see_other(_HOME, ref=ref)


def _asked(ref: str) -> Membership:
    member = membership(ref, signed_in_person().id)
    if member.pair.state in OPEN or member.pair.state is PairState.COMMITTED:
        raise MentorshipNotUnderWay(state=member.pair.state)
    if not may_ask_for_another(member.pair, member.role):
        raise NotTheirPair
    return member


def _another(member: Membership, form: AnotherForm, status: int = 200) -> Response:
    return page(
        status=status,
        template="followup/participant/another.html",
        member=member,
        form=form,
        programme_title=by_id(member.pair.programme_id).title,
    )
