"""Writing of a meeting: for oneself, or for both. The host never reads it, and nobody is told."""

from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.core.clock import now
from app.core.database import db
from app.followup.errors.meetings import NotesChanged
from app.followup.models import Meeting, MeetingNote
from app.followup.queries.notes import own_note
from app.followup.services.holding import hold
from app.followup.services.meetings_moving import journal
from app.pairing.models import Pair


@dataclass(frozen=True)
class Written:
    """A text, and the version of the former one that the page showed (0: there was none)."""

    text: str
    seen: int = 0


def write_notes(
    pair: Pair, meeting: Meeting, by: ApplicantRole, *, private: Written, shared: Written, actor: str
) -> None:
    """Keep both texts of a member; an empty one takes the former away. Possible in a pause, not once it is over.

    Refuses (`NotesChanged`) to write over a text that changed in another window since it was shown.
    """
    hold(pair)
    changed = [_write(meeting, by, text, shared=is_shared) for text, is_shared in ((private, False), (shared, True))]
    if any(changed):
        journal("meeting_notes_written", pair, meeting, actor=actor)


def _write(meeting: Meeting, by: ApplicantRole, written: Written, *, shared: bool) -> bool:
    note = own_note(meeting.id, by, shared=shared)
    if (note.text if note else "") == written.text:
        return False
    if (note.version if note else 0) != written.seen:
        raise NotesChanged
    if note is None:
        note = MeetingNote(meeting_id=meeting.id, author=by, shared=shared, text="", version=0, written_at=now())
        db.session.add(note)
    if not written.text:
        db.session.delete(note)
    else:
        note.text, note.written_at = written.text, now()
        note.version += 1
    db.session.flush()
    return True
