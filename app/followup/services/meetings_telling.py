"""Telling what became of a meeting: held, at once and by one of the two, or not; the other may contest."""

from dataclasses import dataclass
from datetime import date

from app.applications.models import ApplicantRole
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.followup.emails import meetings as emails
from app.followup.errors.meetings import MeetingAlreadyNoted, MeetingDayRefused
from app.followup.models import Meeting, MeetingState
from app.followup.queries.adjusting import ended_on
from app.followup.queries.meetings import is_past, noted_on, open_meetings
from app.followup.rules.meetings import MeetingAct, record_refusal
from app.followup.services.meetings_moving import begin, hold_for, journal, move
from app.mail.outbox import queue
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode


@dataclass(frozen=True)
class Held:
    """A meeting that took place: the day, how, and for how many minutes if they say."""

    day: date
    mode: MeetingMode
    minutes: int | None = None


def record_meeting(pair: Pair, by: ApplicantRole, held: Held, *, actor: str) -> Meeting:
    """Write down a meeting after it took place. It counts at once; the other is told, and may contest it.

    A meeting that was planned that day is the one written down. Refuses a day to come or outside the mentorship
    (`MeetingDayRefused`) and a day already written down (`MeetingAlreadyNoted`); sent twice, it is written once.
    """
    hold_for(pair, MeetingAct.SAY_HELD)
    refuse_day(pair, held.day)
    twin = noted_on(pair.id, held.day)
    if twin is not None and twin.proposed_by is by and says(twin, held):
        return twin
    _refuse_twin(pair, held.day)
    planned = next((each for each in open_meetings([pair.id])[pair.id] if _may_be(each, held.day)), None)
    if planned is not None:
        say_held(pair, planned, by, held, seen=planned.version, actor=actor)
        return planned
    meeting = Meeting(
        ref=new_ref(),
        pair_id=pair.id,
        state=MeetingState.HELD,
        proposed_by=by,
        happens_on=held.day,
        mode=held.mode,
        minutes=held.minutes,
        created_at=now(),
        settled_at=now(),
    )
    db.session.add(meeting)
    journal("meeting_noted", pair, meeting, actor=actor)
    queue(emails.noted(pair, meeting))
    return meeting


def say_held(pair: Pair, meeting: Meeting, by: ApplicantRole, held: Held, *, seen: int, actor: str) -> None:
    """Say that a meeting whose hour has come was held, and how. It counts at once; the other may contest it.

    The other is told when it is not the day they had agreed to. Refuses one that changed, and one that is still ahead.
    """
    begin(pair, meeting, MeetingAct.SAY_HELD, by, seen=seen)
    refuse_day(pair, held.day)
    _refuse_twin(pair, held.day, but=meeting)
    expected = meeting.state is MeetingState.AGREED and meeting.happens_on == held.day
    _tell(meeting, by, held, MeetingAct.SAY_HELD)
    journal("meeting_held", pair, meeting, actor=actor)
    if not expected:
        queue(emails.noted(pair, meeting))


def correct_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, held: Held, *, seen: int, actor: str) -> None:
    """Write a meeting held otherwise, by whoever wrote it down; if it was contested, it is no more.

    The other is told, and may contest it anew.
    """
    begin(pair, meeting, MeetingAct.CORRECT, by, seen=seen)
    refuse_day(pair, held.day)
    _refuse_twin(pair, held.day, but=meeting)
    _tell(meeting, by, held, MeetingAct.CORRECT)
    meeting.contested_at = None
    journal("meeting_corrected", pair, meeting, actor=actor)
    queue(emails.noted(pair, meeting))


def says(meeting: Meeting, held: Held) -> bool:
    """Tell whether a meeting is already written down so."""
    return (meeting.happens_on, meeting.mode, meeting.minutes) == (held.day, held.mode, held.minutes)


def say_not_held(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Say that a meeting whose hour has come did not take place. Tells nobody: both know."""
    begin(pair, meeting, MeetingAct.SAY_NOT_HELD, by, seen=seen)
    _settle(meeting, by, MeetingAct.SAY_NOT_HELD)
    journal("meeting_not_held", pair, meeting, actor=actor)


def take_back(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Take back a meeting written down by mistake, by whoever wrote it: it counts no more. Tells nobody."""
    begin(pair, meeting, MeetingAct.TAKE_BACK, by, seen=seen)
    _settle(meeting, by, MeetingAct.TAKE_BACK)
    meeting.contested_at = None
    journal("meeting_taken_back", pair, meeting, actor=actor)


def contest_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Say that a meeting the other wrote down was not held so: it counts no more, and they are told.

    Refuses, seven days after it was written down, with `MeetingActRefused(reason="too_late")`.
    """
    begin(pair, meeting, MeetingAct.CONTEST, by, seen=seen)
    move(meeting, MeetingAct.CONTEST)
    meeting.contested_at = now()
    journal("meeting_contested", pair, meeting, actor=actor)
    queue(emails.contested(pair, meeting))


def confirm_meeting(pair: Pair, meeting: Meeting, by: ApplicantRole, *, seen: int, actor: str) -> None:
    """Contest it no more, by whoever did: it counts again. Tells nobody.

    Refuses (`MeetingAlreadyNoted`) when another was written down for that day meanwhile.
    """
    begin(pair, meeting, MeetingAct.CONFIRM, by, seen=seen)
    _refuse_twin(pair, meeting.happens_on, but=meeting)
    move(meeting, MeetingAct.CONFIRM)
    meeting.contested_at = None
    journal("meeting_confirmed", pair, meeting, actor=actor)


def refuse_day(pair: Pair, day: date) -> None:
    """Refuse a day on which the two cannot have met in this mentorship."""
    begins, ends = pair.starts_on or day, ended_on(pair) or pair.ends_on or day
    reason = record_refusal(day, today(), begins=begins, ends=ends)
    if reason is not None:
        raise MeetingDayRefused(reason=reason, limit=begins if reason == "before_start" else ends)


def _refuse_twin(pair: Pair, day: date, *, but: Meeting | None = None) -> None:
    """Refuse a second meeting held the same day."""
    twin = noted_on(pair.id, day)
    if twin is not None and (but is None or twin.id != but.id):
        raise MeetingAlreadyNoted(day=day)


def _may_be(meeting: Meeting, day: date) -> bool:
    """Tell whether a meeting that was planned may be the one held that day."""
    return meeting.happens_on == day and is_past(meeting)


def _tell(meeting: Meeting, by: ApplicantRole, held: Held, act: MeetingAct) -> None:
    if meeting.happens_on != held.day:
        meeting.starts_at = None  # the hour that was planned was that of another day
    meeting.mode, meeting.minutes, meeting.happens_on = held.mode, held.minutes, held.day
    _settle(meeting, by, act)


def _settle(meeting: Meeting, by: ApplicantRole, act: MeetingAct) -> None:
    move(meeting, act)
    meeting.proposed_by = by
    meeting.settled_at = now()
