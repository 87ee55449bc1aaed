"""What the clock writes of meetings: a reminder the day before, a question the day after. Each leaves once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, select

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import to_paris
from app.core.database import db
from app.followup.emails import meetings as emails
from app.followup.models import Meeting, MeetingState
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.rules import RUNNING
from app.pairing.services.moving import lock

LATE_DAYS = 14
"""How long after its day a meeting is still asked about: a clock that stood still for a week asks all the same."""


def remind_of_meetings(now: datetime) -> int:
    """Remind both members of a meeting agreed on, from the day before; those who want no reminders have none.

    Late by a day, the reminder says « aujourd’hui ». None leaves of a meeting whose hour has come, nor of one agreed on
    the day itself or the day before, since its date has just been sent; nor in a pause. Returns how many leave.
    """
    today = to_paris(now).date()
    ahead = Meeting.starts_at > now, Meeting.happens_on <= today + timedelta(days=1)
    return sum(_remind(each, today) for each in one_by_one(_agreed(*ahead)))


def ask_after_meetings(now: datetime) -> int:
    """Ask both members, from the day after, whether they met, when neither has said. Returns how many leave.

    Never in a pause, and no more after two weeks.
    """
    today = to_paris(now).date()
    lately = Meeting.happens_on < today, Meeting.happens_on >= today - timedelta(days=LATE_DAYS)
    return sum(_ask(each) for each in one_by_one(_agreed(*lately)))


@dataclass(frozen=True)
class _Agreed:
    """A meeting as it was found."""

    meeting: Meeting
    version: int
    pair: Pair


def _agreed(*wanted: ColumnElement[bool]) -> list[_Agreed]:
    """Return the meetings agreed on of pairs whose year goes on; each is looked at again once its pair is held."""
    found = (
        select(Meeting, Meeting.version, Pair)
        .join(Pair, Pair.id == Meeting.pair_id)
        .where(Meeting.state == MeetingState.AGREED, Pair.state.in_(RUNNING), *wanted)
    )
    return [_Agreed(*row) for row in db.session.execute(found.order_by(Meeting.starts_at, Meeting.id))]


def _still(found: _Agreed) -> bool:
    lock(found.pair)
    db.session.refresh(found.meeting)
    return found.pair.state in RUNNING and found.meeting.version == found.version


def _remind(found: _Agreed, today: date) -> int:
    meeting, pair = found.meeting, found.pair
    if not _told_before(meeting) or not _still(found):
        return 0
    is_today = meeting.happens_on == today
    return sum(
        send_once(pair, role, emails.reminder(pair, meeting, role, today=is_today), about=_about(meeting))
        for role in ApplicantRole
        if _wants_reminders(pair, role)
    )


def _ask(found: _Agreed) -> int:
    meeting, pair = found.meeting, found.pair
    if not _still(found):
        return 0
    return sum(
        send_once(pair, role, emails.question(pair, meeting, role), about=_about(meeting)) for role in ApplicantRole
    )


def _told_before(meeting: Meeting) -> bool:
    return meeting.agreed_at is not None and to_paris(meeting.agreed_at).date() < meeting.happens_on - timedelta(days=1)


def _wants_reminders(pair: Pair, role: ApplicantRole) -> bool:
    person = pair.member(role).person
    return person is None or person.wants_reminders


def _about(meeting: Meeting) -> str:
    return f"{meeting.ref}.{meeting.sequence}"
