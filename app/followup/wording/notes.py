"""The sentences of notes, and the text that holds all of a member's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.wording import date_fr, day_fr
from app.followup.models import MeetingNote
from app.followup.queries import Membership
from app.followup.queries.notes import NotedMeeting
from app.followup.wording.meetings import how

SAVED = "Vos notes sont enregistrées."
FILE = "mes-notes-de-mentorat.md"


@dataclass(frozen=True)
class NotedDay:
    """A meeting in one's notes: its day as a title, its address, and each text under its label."""

    title: str
    meeting: str
    notes: list[tuple[str, str]]


def label_of(note: MeetingNote, member: Membership) -> str:
    """Whose a note is and who reads it, for this reader."""
    if note.author is not member.role:
        return f"Partagée par {member.partner.first_name}"
    return f"Partagée avec {member.partner.first_name}" if note.shared else "Pour moi seul·e"


def pages_of(noted: Sequence[NotedMeeting], member: Membership) -> list[NotedDay]:
    """The notes, meeting by meeting."""
    return [
        NotedDay(_title(each), each.meeting.ref, [(label_of(note, member), note.text) for note in each.notes])
        for each in noted
    ]


def as_text(noted: Sequence[NotedMeeting], member: Membership, day: date) -> str:
    """The same as one text of Markdown; headings are ours, what people wrote stands as they wrote it."""
    blocks = [f"# Mes notes de mentorat avec {member.partner.full_name}", f"Téléchargées le {date_fr(day)}."]
    for each in pages_of(noted, member):
        blocks.append(f"## {each.title}")
        blocks += [part for label, text in each.notes for part in (f"### {label}", text)]
    return "\n\n".join(blocks if noted else [*blocks, "Aucune note pour l’instant."]) + "\n"


def _title(each: NotedMeeting) -> str:
    day = day_fr(each.meeting.happens_on)
    return ", ".join(part for part in (day[0].upper() + day[1:], how(each.meeting)) if part)
