"""Going back on a meeting written down: taken back by whoever wrote it; contested by the other, then no more."""

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.followup.errors.meetings import MeetingChanged
from app.followup.forms.meetings import SeenForm
from app.followup.models import MeetingState
from app.followup.routes.meetings import already, one_of, to_meeting
from app.followup.routes.participant import pages
from app.followup.rules.meetings import MeetingAct
from app.followup.services import meetings_telling as services
from app.followup.services.meetings_moving import may
from app.followup.wording import meetings as wording
from app.web.pages import page, see_other


@pages.get("/<ref>/rencontres/<meeting>/retirer")
def take_back_meeting(ref: str, meeting: str) -> Response:
    """Ask before what one wrote down is taken back."""
    member, found = one_of(ref, meeting)
    if not may(member.pair, found, MeetingAct.TAKE_BACK, member.role):
        return to_meeting(member, found)
    return page(member=member, meeting=found)


@pages.post("/<ref>/rencontres/<meeting>/retirer")
def save_taken_back(ref: str, meeting: str) -> Response:
    """Take it back."""
    member, found = one_of(ref, meeting)
    try:
        services.take_back(member.pair, found, member.role, seen=SeenForm().seen, actor=signed_in_person().ref)
    except MeetingChanged as changed:
        return already(changed, member, found, done=found.state is MeetingState.NOT_HELD)
    flash(wording.TAKEN_BACK)
    return see_other("followup.participant.pair", ref=ref)


@pages.get("/<ref>/rencontres/<meeting>/contester")
def contest_meeting(ref: str, meeting: str) -> Response:
    """Ask before what the other wrote down is contested."""
    member, found = one_of(ref, meeting)
    if not may(member.pair, found, MeetingAct.CONTEST, member.role):
        return to_meeting(member, found)
    return page(member=member, meeting=found)


@pages.post("/<ref>/rencontres/<meeting>/contester")
def save_contest(ref: str, meeting: str) -> Response:
    """Contest it."""
    member, found = one_of(ref, meeting)
    try:
        services.contest_meeting(member.pair, found, member.role, seen=SeenForm().seen, actor=signed_in_person().ref)
    except MeetingChanged as changed:
        return already(changed, member, found, done=found.contested_at is not None)
    flash(wording.CONTESTED)
    return to_meeting(member, found)


@pages.post("/<ref>/rencontres/<meeting>/confirmer")
def confirm_meeting(ref: str, meeting: str) -> Response:
    """Contest it no more."""
    member, found = one_of(ref, meeting)
    try:
        services.confirm_meeting(member.pair, found, member.role, seen=SeenForm().seen, actor=signed_in_person().ref)
    except MeetingChanged as changed:
        return already(changed, member, found, done=found.state is MeetingState.HELD and found.contested_at is None)
    flash(wording.CONFIRMED)
    return to_meeting(member, found)
