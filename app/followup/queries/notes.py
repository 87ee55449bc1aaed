"""What members wrote of their meetings: each reads their own, and what the other shared. Nobody else reads any."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from app.applications.models import ApplicantRole
from app.core.database import db
from app.followup.models import Meeting, MeetingNote


@dataclass(frozen=True)
class NotedMeeting:
    """A meeting, and what one member may read of it."""

    meeting: Meeting
    notes: Sequence[MeetingNote]


def readable_by(role: ApplicantRole) -> ColumnElement[bool]:
    """Return the condition by which a member reads notes of their pair: their own, and those shared."""
    return or_(MeetingNote.author == role, MeetingNote.shared)


def notes_for(meeting_ids: Collection[int], role: ApplicantRole) -> dict[int, list[MeetingNote]]:
    """Return what a member may read of these meetings, in one question: their own first."""
    wanted = select(MeetingNote).where(MeetingNote.meeting_id.in_(meeting_ids), readable_by(role))
    found: dict[int, list[MeetingNote]] = defaultdict(list)
    own_first = wanted.order_by(MeetingNote.author != role, MeetingNote.shared, MeetingNote.id)
    for note in db.session.scalars(own_first) if meeting_ids else ():
        found[note.meeting_id].append(note)
    return found


def own_notes(meeting_id: int, role: ApplicantRole) -> tuple[MeetingNote | None, MeetingNote | None]:
    """Return what a member wrote of a meeting: for themselves, then for both."""
    wanted = select(MeetingNote).where(MeetingNote.meeting_id == meeting_id, MeetingNote.author == role)
    found = {note.shared: note for note in db.session.scalars(wanted)}
    return found.get(False), found.get(True)


def all_notes(pair_id: int, role: ApplicantRole) -> list[NotedMeeting]:
    """Return the meetings of a pair that a member may read something of, the first first; in two questions."""
    wanted = (
        select(Meeting)
        .where(Meeting.pair_id == pair_id)
        .where(select(MeetingNote.id).where(MeetingNote.meeting_id == Meeting.id, readable_by(role)).exists())
    )
    meetings = db.session.scalars(wanted.order_by(Meeting.happens_on, Meeting.id)).all()
    notes = notes_for([meeting.id for meeting in meetings], role)
    return [NotedMeeting(meeting, notes[meeting.id]) for meeting in meetings]
