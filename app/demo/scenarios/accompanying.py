"""What two people do in their year, as the scenes of the demo put it together."""

from datetime import date, time, timedelta

from app.applications.models import ApplicantRole
from app.core.clock import today
from app.demo.scenarios.applying import person_of
from app.followup.models import Meeting
from app.followup.queries.meetings import open_meetings
from app.followup.queries.objectives import objectives_of
from app.followup.services.meetings import Plan, agree_to_meeting, propose_meeting
from app.followup.services.meetings_telling import Held, record_meeting, say_held
from app.followup.services.notes import Written, write_notes
from app.followup.services.objectives import Aim, add_objective, measure
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode

_MENTOR, _MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE
_EVENING = time(18, 30)
_HOUR = 60  # minutes


def who(pair: Pair, role: ApplicantRole) -> str:
    """Return the ref of a member."""
    return person_of(pair.member(role)).ref


def invite(pair: Pair, on: date, mode: MeetingMode, place: str, message: str = "") -> Meeting:
    """Let the mentor propose an evening."""
    return propose_meeting(pair, _MENTOR, Plan(on, _EVENING, mode, place, message), actor=who(pair, _MENTOR))


def accept_date(pair: Pair) -> None:
    """Let the mentee say yes to the date proposed."""
    meeting = _planned(pair)
    agree_to_meeting(pair, meeting, _MENTEE, seen=meeting.version, actor=who(pair, _MENTEE))


def we_met(pair: Pair, mode: MeetingMode, shared: str) -> None:
    """Let the mentee say that the meeting planned was held, and write of it for both."""
    meeting, actor = _planned(pair), who(pair, _MENTEE)
    say_held(pair, meeting, _MENTEE, Held(meeting.happens_on, mode, _HOUR), seen=meeting.version, actor=actor)
    write_notes(pair, meeting, _MENTEE, private=Written(""), shared=Written(shared), actor=actor)


def note(pair: Pair, days_ago: int, mode: MeetingMode, *, own: str = "", shared: str = "") -> None:
    """Let the mentor write a meeting down afterwards, with what they keep for themselves and what for both."""
    actor = who(pair, _MENTOR)
    meeting = record_meeting(pair, _MENTOR, Held(today() - timedelta(days=days_ago), mode, _HOUR), actor=actor)
    write_notes(pair, meeting, _MENTOR, private=Written(own), shared=Written(shared), actor=actor)


def aim_at(pair: Pair, *labels: str) -> None:
    """Let the mentee set objectives, in their own words."""
    for label in labels:
        add_objective(pair, _MENTEE, Aim("", label), actor=who(pair, _MENTEE))


def feel(pair: Pair, *degrees: int) -> None:
    """Let the mentee say how near each objective is, in the order they were set."""
    known = (each.ref for each in objectives_of(pair.id))
    measure(pair, _MENTEE, dict(zip(known, degrees, strict=True)), actor=who(pair, _MENTEE))


def _planned(pair: Pair) -> Meeting:
    (found,) = open_meetings([pair.id])[pair.id]
    return found
