"""The meetings of a pair, planned by its two members: a date proposed, answered, moved, cancelled; the list of them."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.core.errors import NotFound
from app.documents.agenda import draw_agenda
from app.followup.emails.meetings import FILE, agenda_of
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import MeetingChanged, MeetingDayRefused
from app.followup.forms.meetings import PlanForm
from app.followup.models import Meeting, MeetingState
from app.followup.queries import Membership
from app.followup.queries.meetings import is_past, open_meetings, told, told_count
from app.followup.queries.notes import notes_for
from app.followup.routes.meetings_acting import ask, do, member_of, one_of, to_meeting
from app.followup.routes.participant import pages
from app.followup.rules.meetings import MeetingAct
from app.followup.services import meetings as services
from app.followup.services.meetings_moving import may
from app.followup.wording import meetings as wording
from app.followup.wording.meetings_counted import what_counts
from app.followup.wording.meetings_refused import day_refused
from app.pairing.rules import RUNNING
from app.programmes.queries import by_id, definition
from app.web.files import to_keep
from app.web.pages import page, see_other
from app.web.throttle import limited

_PLANNING = "followup/participant/propose_meeting.html"
_A_PAGE = 20
_MOST_PAGES = 10_000


@pages.get("/<ref>/rencontres")
def meetings(ref: str) -> Response:
    """List every meeting: those ahead first, then the latest."""
    member = member_of(ref)
    asked = request.args.get("page", "1")
    number = min(int(asked), _MOST_PAGES) if asked.isdecimal() and len(asked) < 6 and int(asked) else 1
    ahead = open_meetings([member.pair.id])[member.pair.id] if number == 1 else []
    found = told(member.pair.id, limit=_A_PAGE, offset=(number - 1) * _A_PAGE)
    if not found and number > 1:
        raise NotFound
    shown = [*ahead, *found]
    return page(
        member=member,
        lines=wording.lines(shown, notes_for([each.id for each in shown], member.role), member),
        number=number,
        total=max(1, -(-told_count(member.pair.id) // _A_PAGE)),
    )


@pages.get("/<ref>/rencontres/proposer")
def propose_meeting(ref: str) -> Response:
    """Show the form of a new date."""
    member = _planning(ref)
    return _plan(member, None, PlanForm(formdata=None))


@pages.post("/<ref>/rencontres/proposer")
@limited("30 per hour")
def send_proposal(ref: str) -> Response:
    """Propose it to the other."""
    member, form = _planning(ref), PlanForm()
    if not form.validate():
        return _plan(member, None, form, status=422)
    try:
        services.propose_meeting(member.pair, member.role, form.to_plan(), actor=signed_in_person().ref)
    except MeetingDayRefused as refused:
        return _refused(member, None, form, refused)
    flash(wording.PROPOSED)
    return see_other("followup.participant.pair", ref=ref)


@pages.get("/<ref>/rencontres/<meeting>/changer")
def move_meeting(ref: str, meeting: str) -> Response:
    """Show the form of another date."""
    return ask(ref, meeting, MeetingAct.MOVE, _plan_anew)


@pages.post("/<ref>/rencontres/<meeting>/changer")
@limited("30 per hour")
def send_move(ref: str, meeting: str) -> Response:
    """Propose another date for it, unless the other changed it meanwhile."""
    member, found = one_of(ref, meeting)
    form = PlanForm()
    if not form.validate():
        return _plan(member, found, form, status=422)
    try:
        services.move_meeting(
            member.pair, found, member.role, form.to_plan(), seen=form.seen, actor=signed_in_person().ref
        )
    except MeetingDayRefused as refused:
        return _refused(member, found, form, refused)
    except MeetingChanged:
        if services.says(found, form.to_plan()):
            return to_meeting(member, found)
        if not may(member.pair, found, MeetingAct.MOVE, member.role):
            raise
        form.beside(found)
        return _plan(member, found, form, status=409)
    flash(wording.MOVED)
    return see_other("followup.participant.pair", ref=ref)


@pages.post("/<ref>/rencontres/<meeting>/accepter")
def agree_to_meeting(ref: str, meeting: str) -> Response:
    """Say yes to the date the page showed."""
    return do(ref, meeting, MeetingAct.AGREE, services.agree_to_meeting, wording.AGREED)


@pages.get("/<ref>/rencontres/<meeting>/annuler")
def cancel_meeting(ref: str, meeting: str) -> Response:
    """Ask before a meeting is given up."""
    return ask(ref, meeting, MeetingAct.CANCEL)


@pages.post("/<ref>/rencontres/<meeting>/annuler")
def give_up_meeting(ref: str, meeting: str) -> Response:
    """Give it up."""
    return do(ref, meeting, MeetingAct.CANCEL, services.cancel_meeting, wording.CANCELLED)


@pages.get("/<ref>/rencontres/<meeting>.ics")
def meeting_file(ref: str, meeting: str) -> Response:
    """Give the calendar file of a meeting agreed on, or of one that was and is cancelled; 404 for any other."""
    member, found = one_of(ref, meeting)
    is_cancelled = found.state is MeetingState.CANCELLED and found.agreed_at is not None
    if not is_cancelled and (found.state is not MeetingState.AGREED):
        raise NotFound
    event = agenda_of(member.pair, found, cancelled=is_cancelled)
    return to_keep(draw_agenda(event), FILE, event.mime)


def _planning(ref: str) -> Membership:
    member = member_of(ref)
    if member.pair.state not in RUNNING:
        raise MentorshipNotUnderWay(state=member.pair.state)
    return member


def _refused(member: Membership, found: Meeting | None, form: PlanForm, refused: MeetingDayRefused) -> Response:
    form.refuse(day_refused(refused), hour=refused.params["reason"] == "no_such_hour")
    return _plan(member, found, form, status=422)


def _plan_anew(member: Membership, found: Meeting) -> Response:
    return _plan(member, found, PlanForm(formdata=None, data=PlanForm.of(found)))


def _plan(member: Membership, found: Meeting | None, form: PlanForm, *, status: int = 200) -> Response:
    return page(
        status=status,
        template=_PLANNING,
        member=member,
        meeting=found,
        form=form,
        former=wording.whole_when(found) if found else "",
        is_past=found is not None and is_past(found),
        counting=what_counts(definition(by_id(member.pair.programme_id)).rhythm.counted_modes),
    )
