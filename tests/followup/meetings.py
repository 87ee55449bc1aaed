"""Meetings of Ada and Milo, planned and told by the services; and their letters and files."""

from datetime import date, time, timedelta

from app.applications.models import ApplicantRole
from app.core.clock import today
from app.core.database import db
from app.followup.models import Meeting, MeetingState
from app.followup.queries.meetings import meeting_of, open_meetings, told
from app.followup.services.meetings import Plan, agree_to_meeting, propose_meeting
from app.followup.services.meetings_telling import Held, record_meeting
from app.mail.models import OutboxMail
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode

MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE
IN_PERSON, VIDEO, PHONE = MeetingMode.IN_PERSON, MeetingMode.VIDEO, MeetingMode.PHONE


def plan(days: int = 10, hour: time = time(19), mode: MeetingMode = VIDEO, **more: str) -> Plan:
    """A date so many days ahead."""
    return Plan(today() + timedelta(days=days), hour, mode, **more)


def proposed(pair: Pair, by: ApplicantRole = MENTOR, asked: Plan | None = None) -> Meeting:
    """A date one of the two proposes."""
    meeting = propose_meeting(pair, by, asked or plan(), actor="visitor")
    db.session.commit()
    return meeting


def agreed(pair: Pair, asked: Plan | None = None) -> Meeting:
    """A date the mentor proposed and the mentee agreed to."""
    meeting = proposed(pair, MENTOR, asked)
    agree_to_meeting(pair, meeting, MENTEE, seen=meeting.version, actor="visitor")
    db.session.commit()
    return meeting


def held(pair: Pair, day: date, mode: MeetingMode = IN_PERSON, by: ApplicantRole = MENTOR) -> Meeting:
    """A meeting written down afterwards."""
    meeting = record_meeting(pair, by, Held(day, mode), actor="visitor")
    db.session.commit()
    return meeting


def sixty(pair: Pair, count: int = 60, *, first: int = 0) -> None:
    """So many meetings held, a day apart, from `first` days ago back."""
    db.session.add_all(
        Meeting(
            ref=f"held{number}",
            pair_id=pair.id,
            state=MeetingState.HELD,
            proposed_by=MENTOR,
            happens_on=today() - timedelta(days=number),
            mode=IN_PERSON,
            created_at=pair.created_at,
            settled_at=pair.created_at,
        )
        for number in range(first, first + count)
    )
    db.session.commit()


def again(pair: Pair, meeting: Meeting) -> Meeting:
    """The same meeting, as the database has it now."""
    ref = meeting.ref
    db.session.rollback()
    db.session.expire_all()
    return meeting_of(pair.id, ref)


def file_of(mail: OutboxMail) -> bytes:
    """The calendar file of a letter."""
    (attached,) = mail.attachments
    assert attached.filename == "rencontre.ics"
    return bytes(attached.content)


def home(pair: Pair) -> str:
    """The page of a pair."""
    return f"/mon-binome/{pair.ref}"


def at(pair: Pair, meeting: Meeting, page: str = "") -> str:
    """A page of a meeting."""
    return f"{home(pair)}/rencontres/{meeting.ref}{page}"


def the_only(pair: Pair) -> Meeting:
    """The only meeting of a pair, as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    (found,) = [*open_meetings([pair.id])[pair.id], *told(pair.id, limit=10)]
    return found
