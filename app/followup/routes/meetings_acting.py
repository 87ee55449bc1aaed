"""What the pages about one meeting share: finding it, asking before an act, and doing it once."""

from collections.abc import Callable
from typing import Protocol

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.applications.models import ApplicantRole
from app.followup.errors.meetings import MeetingChanged
from app.followup.forms.meetings import SeenMeetingForm
from app.followup.models import Meeting
from app.followup.queries import Membership, membership
from app.followup.queries.meetings import meeting_of
from app.followup.rules.meetings import MeetingAct, is_done
from app.followup.services.meetings_moving import may, standing_of
from app.followup.wording.meetings import whole_when
from app.pairing.models import Pair
from app.web.pages import page, see_other

Shown = Callable[[Membership, Meeting], Response]


class Deed(Protocol):
    """A service that does something to a meeting as it was seen."""

    def __call__(self, pair: Pair, meeting: Meeting, by: ApplicantRole, /, *, seen: int, actor: str) -> None:
        """Do it; refuses (`MeetingChanged`) a meeting that is no longer as it was seen."""


def member_of(ref: str) -> Membership:
    """Return the pair as whoever is signed in sees it; 404 for anybody who is not a member of it."""
    return membership(ref, signed_in_person().id)


def one_of(ref: str, meeting: str) -> tuple[Membership, Meeting]:
    """Return the pair and one of its meetings; 404 for anybody else's."""
    member = member_of(ref)
    return member, meeting_of(member.pair.id, meeting)


def to_pair(member: Membership, _meeting: Meeting) -> Response:
    """Go to the page of the pair."""
    return see_other("followup.participant.pair", ref=member.pair.ref)


def to_meeting(member: Membership, meeting: Meeting) -> Response:
    """Go to the page of a meeting."""
    return see_other("followup.participant.meeting", ref=member.pair.ref, meeting=meeting.ref)


def confirming(member: Membership, meeting: Meeting) -> Response:
    """Show the page named after the endpoint, which asks before something is done."""
    return page(member=member, meeting=meeting, when=whole_when(meeting))


def ask(ref: str, meeting: str, act: MeetingAct, shown: Shown = confirming) -> Response:
    """Ask before an act, writing nothing; a meeting to which it may not be done now shows what became of it."""
    member, found = one_of(ref, meeting)
    return (shown if may(member.pair, found, act, member.role) else to_meeting)(member, found)


def do(ref: str, meeting: str, act: MeetingAct, deed: Deed, said: str, *, then: Shown = to_pair) -> Response:
    """Do it to the meeting that the page showed, say so, and go on.

    A meeting that changed meanwhile is refused, unless it is what was asked, by a second click or by the other.
    """
    member, found = one_of(ref, meeting)
    try:
        deed(member.pair, found, member.role, seen=SeenMeetingForm().seen, actor=signed_in_person().ref)
    except MeetingChanged:
        if not is_done(standing_of(found), act):
            raise
        return to_meeting(member, found)
    flash(said)
    return then(member, found)
