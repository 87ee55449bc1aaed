"""Planning a meeting: a date proposed, agreed on, moved, cancelled. The two decide together; nobody else is told."""

from dataclasses import dataclass
from datetime import date, datetime, time

from app.applications.models import ApplicantRole
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.followup.emails import meetings as emails
from app.followup.errors.meetings import MeetingDayRefused
from app.followup.models import Meeting, MeetingState
from app.followup.queries.meetings import open_meetings
from app.followup.rules.meetings import MeetingAct, instant_of, plan_refusal
from app.followup.services.holding import hold
from app.followup.services.meetings_moving import begin, journal, move
from app.mail.outbox import queue
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode


@dataclass(frozen=True)
class Plan:
    """A date proposed: the day and the hour in Paris, how they would meet, where, and a word for the other."""

    day: date
    hour: time
    mode: MeetingMode
    place: str = ""
    message: str = ""


def propose_meeting(pair: Pair, by: ApplicantRole, plan: Plan, *, actor: str) -> Meeting:
    """Propose a date to the other member, who is told. Sent twice, it is proposed once.

    Refuses in a pause (`MentorshipNotUnderWay`: nothing new is planned before it ends), and a day or an hour that no
    meeting can have, or that another one has (`MeetingDayRefused`).
    """
    hold(pair, paused_too=False)
    starts_at = _instant(pair, plan)
    twin = _at(pair, starts_at)
    if twin is not None and twin.proposed_by is by and says(twin, plan):
        return twin
    _refuse_twin(twin)
    meeting = Meeting(
        ref=new_ref(),
        pair_id=pair.id,
        state=MeetingState.PROPOSED,
        proposed_by=by,
        created_at=now(),
        sequence=0,
        version=1,
    )
    _date(meeting, plan, starts_at)
    db.session.add(meeting)
    db.session.flush()
    journal("meeting_proposed", pair, meeting, actor=actor)
    queue(emails.proposed(pair, meeting))
    return meeting


def agree_to_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Say yes to the date the other proposed: both are sent it, with the file for their calendar.

    Refuses in a pause, a meeting that changed (`MeetingChanged`), one's own proposal or a date that is over
    (`MeetingActRefused`).
    """
    begin(pair, meeting, MeetingAct.AGREE, by, seen=seen)
    if meeting.agreed_at is not None:
        meeting.sequence += 1  # a file of an earlier date was sent, and since taken out: this one replaces both
    move(meeting, MeetingAct.AGREE)
    meeting.agreed_at = now()
    journal("meeting_agreed", pair, meeting, actor=actor)
    for role in ApplicantRole:
        queue(emails.agreed(pair, meeting, role))


def move_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, plan: Plan, *, seen: int, actor: str) -> None:
    """Propose another date for the same meeting: the other, who is told, has to agree to it, whoever proposed before.

    A date both had agreed on is taken out of the other's calendar meanwhile. Refuses as `propose_meeting` and
    `agree_to_meeting` do. The same date, place and way again change nothing.
    """
    begin(pair, meeting, MeetingAct.MOVE, by, seen=seen)
    starts_at, former, was_agreed = _instant(pair, plan), meeting.starts_at, meeting.state is MeetingState.AGREED
    if says(meeting, plan):
        return
    _refuse_twin(_at(pair, starts_at, but=meeting))
    move(meeting, MeetingAct.MOVE)
    meeting.proposed_by = by
    meeting.sequence += 1
    _date(meeting, plan, starts_at)
    db.session.flush()
    journal("meeting_moved", pair, meeting, actor=actor)
    queue(emails.moved(pair, meeting, former if was_agreed else None))


def says(meeting: Meeting, plan: Plan) -> bool:
    """Tell whether a meeting already is what a plan asks for, word for word."""
    told = (meeting.starts_at, meeting.mode, meeting.place, meeting.message)
    return told == (instant_of(plan.day, plan.hour), plan.mode, plan.place, plan.message)


def cancel_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Give up a meeting that is ahead. Told to the other; to both, with the file that takes it out, if it was agreed.

    That is so of a date agreed on and moved since, too: whoever moved it still has it in their calendar. A pause does
    not keep anybody from it. Refuses a meeting that changed or whose hour has come.
    """
    begin(pair, meeting, MeetingAct.CANCEL, by, seen=seen)
    was_agreed = meeting.agreed_at is not None
    move(meeting, MeetingAct.CANCEL)
    meeting.sequence += 1
    meeting.settled_at = now()
    journal("meeting_cancelled", pair, meeting, actor=actor)
    for role in ApplicantRole:
        if was_agreed or role is not by:
            queue(emails.cancelled(pair, meeting, role, with_file=was_agreed))


def _date(meeting: Meeting, plan: Plan, starts_at: datetime) -> None:
    meeting.happens_on, meeting.starts_at = plan.day, starts_at
    meeting.mode, meeting.place, meeting.message = plan.mode, plan.place, plan.message


def _at(pair: Pair, starts_at: datetime, *, but: Meeting | None = None) -> Meeting | None:
    """Return the meeting proposed or agreed on for that very hour."""
    known = open_meetings([pair.id])[pair.id]
    return next((each for each in known if each.starts_at == starts_at and each is not but), None)


def _refuse_twin(twin: Meeting | None) -> None:
    """Refuse a second meeting at one hour: the other may have just proposed it, and waits for an answer."""
    if twin is not None:
        raise MeetingDayRefused(reason="already_planned", limit=twin.happens_on)


def _instant(pair: Pair, plan: Plan) -> datetime:
    """Return the instant of a plan; refuses what the rules refuse, with the day they name."""
    starts_at = instant_of(plan.day, plan.hour)
    if starts_at is None:
        raise MeetingDayRefused(reason="no_such_hour")
    begins, ends = pair.starts_on or plan.day, pair.ends_on or plan.day
    reason = plan_refusal(plan.day, starts_at, now(), begins=begins, ends=ends)
    if reason is not None:
        raise MeetingDayRefused(reason=reason, limit=begins if reason == "before_start" else ends)
    return starts_at
