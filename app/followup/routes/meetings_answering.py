"""Going back on a meeting written down: taken back by whoever wrote it; contested by the other, then no more."""

from flask import Response

from app.followup.routes.meetings_acting import ask, do, to_meeting
from app.followup.routes.participant import pages
from app.followup.rules.meetings import MeetingAct
from app.followup.services import meetings_telling as services
from app.followup.wording import meetings as wording


@pages.get("/<ref>/rencontres/<meeting>/retirer")
def take_back_meeting(ref: str, meeting: str) -> Response:
    """Ask before what one wrote down is taken back."""
    return ask(ref, meeting, MeetingAct.TAKE_BACK)


@pages.post("/<ref>/rencontres/<meeting>/retirer")
def save_taken_back(ref: str, meeting: str) -> Response:
    """Take it back."""
    return do(ref, meeting, MeetingAct.TAKE_BACK, services.take_back, wording.TAKEN_BACK)


@pages.get("/<ref>/rencontres/<meeting>/contester")
def contest_meeting(ref: str, meeting: str) -> Response:
    """Ask before what the other wrote down is contested."""
    return ask(ref, meeting, MeetingAct.CONTEST)


@pages.post("/<ref>/rencontres/<meeting>/contester")
def save_contest(ref: str, meeting: str) -> Response:
    """Contest it."""
    return do(ref, meeting, MeetingAct.CONTEST, services.contest_meeting, wording.CONTESTED, then=to_meeting)


@pages.post("/<ref>/rencontres/<meeting>/confirmer")
def confirm_meeting(ref: str, meeting: str) -> Response:
    """Contest it no more."""
    return do(ref, meeting, MeetingAct.CONFIRM, services.confirm_meeting, wording.CONFIRMED, then=to_meeting)
