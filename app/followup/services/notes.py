"""Writing of a meeting: for oneself, or for both. The host never reads it, and nobody is told."""

from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.core.clock import now
from app.core.database import db
from app.followup.errors.meetings import NotesChanged
from app.followup.models import Meeting, MeetingNote
from app.followup.queries.notes import own_notes
from app.followup.rules.meetings import MeetingAct
from app.followup.services.meetings_moving import hold_for, journal
from app.pairing.models import Pair


@dataclass(frozen=True)
class Written:
    """A text, and the version of the former one that the page showed (0: there was none)."""

    text: str
    seen: int = 0


def write_notes(
    pair: Pair, meeting: Meeting, by: ApplicantRole, *, private: Written, shared: Written, actor: str
) -> None:
    """Keep both texts of a member; an empty one takes the former away. Possible for as long as a meeting is told.

    Refuses (`NotesChanged`) to write over a text that changed in another window since it was shown.
    """
    hold_for(pair, MeetingAct.SAY_HELD)
    known = own_notes(meeting.id, by)
    changed = [
        _write(note, MeetingNote(meeting_id=meeting.id, author=by, shared=is_shared), written)
        for note, is_shared, written in zip(known, (False, True), (private, shared), strict=True)
    ]
    db.session.flush()
    if any(changed):
        journal("meeting_notes_written", pair, meeting, actor=actor)


def _write(known: MeetingNote | None, blank: MeetingNote, written: Written) -> bool:
    if (known.text if known else "") == written.text:
        return False
    if (known.version if known else 0) != written.seen:
        raise NotesChanged
    if known is not None and not written.text:
        db.session.delete(known)
        return True
    note = known or blank
    note.text, note.version, note.written_at = written.text, written.seen + 1, now()
    db.session.add(note)
    return True
