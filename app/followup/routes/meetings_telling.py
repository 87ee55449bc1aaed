"""What became of a meeting, told by the two members of the pair: held, with what they write of it, or not."""

from collections.abc import Callable

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import MeetingAlreadyNoted, MeetingChanged, MeetingDayRefused
from app.followup.forms.meetings import HeldForm
from app.followup.models import Meeting, MeetingState
from app.followup.queries import Membership
from app.followup.queries.notes import own_notes
from app.followup.routes.meetings_acting import ask, do, member_of, one_of, to_meeting
from app.followup.routes.participant import pages
from app.followup.rules.meetings import MeetingAct
from app.followup.services import meetings_telling as services
from app.followup.services.meetings_moving import allows, may
from app.followup.services.notes import Written, write_notes
from app.followup.wording import meetings as wording
from app.followup.wording.meetings_counted import what_counts
from app.followup.wording.meetings_refused import already_noted, day_refused
from app.pairing.models import PairState
from app.programmes.queries import by_id, definition
from app.web.pages import page
from app.web.throttle import limited

_TELLING = "followup/participant/record_meeting.html"


@pages.get("/<ref>/rencontres/noter")
def record_meeting(ref: str) -> Response:
    """Show the form of a meeting that took place."""
    member = member_of(ref)
    if not allows(member.pair, MeetingAct.SAY_HELD):
        raise MentorshipNotUnderWay(state=member.pair.state)
    return _tell(member, None, HeldForm(formdata=None))


@pages.post("/<ref>/rencontres/noter")
@limited("60 per hour")
def save_record(ref: str) -> Response:
    """Write it down, with one's notes."""
    member, form, actor = member_of(ref), HeldForm(), signed_in_person().ref
    if not form.validate():
        return _tell(member, None, form, status=422)
    try:
        found = services.record_meeting(member.pair, member.role, form.to_held(), actor=actor)
    except (MeetingDayRefused, MeetingAlreadyNoted) as refused:
        return _refused(member, None, form, refused)
    return _kept(member, found, form)


@pages.get("/<ref>/rencontres/<meeting>/faite")
def tell_held(ref: str, meeting: str) -> Response:
    """Ask « vous êtes-vous vus ? » with the answer filled in; writes nothing. One already told shows what was said."""
    return ask(ref, meeting, MeetingAct.SAY_HELD, _tell_of)


@pages.post("/<ref>/rencontres/<meeting>/faite")
def save_held(ref: str, meeting: str) -> Response:
    """Say that it was held."""
    return _save(ref, meeting, services.say_held)


@pages.get("/<ref>/rencontres/<meeting>/corriger")
def correct_meeting(ref: str, meeting: str) -> Response:
    """Show what was written down, to be written otherwise."""
    return ask(ref, meeting, MeetingAct.CORRECT, _tell_of)


@pages.post("/<ref>/rencontres/<meeting>/corriger")
def save_correction(ref: str, meeting: str) -> Response:
    """Write it otherwise."""
    return _save(ref, meeting, services.correct_meeting)


@pages.get("/<ref>/rencontres/<meeting>/pas-eu-lieu")
def tell_not_held(ref: str, meeting: str) -> Response:
    """Ask whether it is put off or did not take place; writes nothing."""
    return ask(ref, meeting, MeetingAct.SAY_NOT_HELD, _tell_otherwise)


@pages.post("/<ref>/rencontres/<meeting>/pas-eu-lieu")
def save_not_held(ref: str, meeting: str) -> Response:
    """Say that it did not take place."""
    return do(ref, meeting, MeetingAct.SAY_NOT_HELD, services.say_not_held, wording.NOT_HELD)


def _tell_otherwise(member: Membership, found: Meeting) -> Response:
    return page(
        member=member,
        meeting=found,
        when=wording.whole_when(found),
        may_move=may(member.pair, found, MeetingAct.MOVE, member.role),
        paused=member.pair.state is PairState.PAUSED,
    )


def _tell_of(member: Membership, found: Meeting) -> Response:
    return _tell(member, found, HeldForm(formdata=None, data=HeldForm.of(found)))


def _save(ref: str, meeting: str, tell: Callable[..., None]) -> Response:
    """Tell of a meeting that exists. If the other said first that it was held, one's notes are kept all the same."""
    (member, found), form, actor = one_of(ref, meeting), HeldForm(), signed_in_person().ref
    if not form.validate():
        return _tell(member, found, form, status=422)
    try:
        tell(member.pair, found, member.role, form.to_held(), seen=form.seen, actor=actor)
    except (MeetingDayRefused, MeetingAlreadyNoted) as refused:
        return _refused(member, found, form, refused)
    except MeetingChanged:
        if found.state is not MeetingState.HELD:
            raise
        if may(member.pair, found, MeetingAct.CORRECT, member.role) and not services.says(found, form.to_held()):
            form.beside(found)
            return _tell(member, found, form, status=409)
    return _kept(member, found, form)


def _kept(member: Membership, found: Meeting, form: HeldForm) -> Response:
    if any(each.text for each in form.to_written()):
        _keep_notes(member, found, form)
    flash(wording.recorded(found.happens_on))
    return to_meeting(member, found)


def _keep_notes(member: Membership, found: Meeting, form: HeldForm) -> None:
    """Keep what was typed beside the meeting; an empty text takes nothing away."""
    kept = (Written(note.text, note.version) if note else Written("") for note in own_notes(found.id, member.role))
    private, shared = (own if own.text else known for own, known in zip(form.to_written(), kept, strict=True))
    write_notes(member.pair, found, member.role, private=private, shared=shared, actor=signed_in_person().ref)


def _refused(
    member: Membership, found: Meeting | None, form: HeldForm, refused: MeetingDayRefused | MeetingAlreadyNoted
) -> Response:
    is_day = isinstance(refused, MeetingDayRefused)
    form.refuse(day_refused(refused) if is_day else already_noted(refused))
    return _tell(member, found, form, status=422 if is_day else 409)


def _tell(member: Membership, found: Meeting | None, form: HeldForm, *, status: int = 200) -> Response:
    rhythm = definition(by_id(member.pair.programme_id)).rhythm
    told = found is not None and found.state is MeetingState.HELD
    return page(
        status=status,
        template=_TELLING,
        member=member,
        meeting=found,
        form=form,
        told=told,
        when=wording.whole_when(found) if found else "",
        today=today().isoformat(),
        counting=what_counts(rhythm.counted_modes),
        with_notes=not told and not (found and any(own_notes(found.id, member.role))),
    )
