"""The sentences of a meeting: when, how, for how long, and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.clock import today
from app.core.text import NBSP
from app.core.wording import date_fr, day_fr, time_fr
from app.followup.models import Meeting, MeetingNote, MeetingState
from app.followup.queries import Membership
from app.followup.queries.meetings import is_past
from app.programmes.definition import MeetingMode

HOW = {MeetingMode.IN_PERSON: "en présentiel", MeetingMode.VIDEO: "en visio", MeetingMode.PHONE: "par téléphone"}
MODES = [(mode.value, f"{how[0].upper()}{how[1:]}") for mode, how in HOW.items()]
PROPOSED = "Votre proposition est envoyée."
AGREED = "C’est noté. Un message part à vous deux, avec la date pour votre agenda."
MOVED = "La nouvelle date est proposée."
CANCELLED = "La rencontre est annulée."
NOT_HELD = "C’est noté : elle n’a pas eu lieu."
TAKEN_BACK = "C’est noté : cette rencontre ne compte plus."
CONTESTED = "C’est noté : cette rencontre ne compte plus tant que vous n’êtes pas d’accord."
CONFIRMED = "C’est noté : cette rencontre compte à nouveau."
CHANGED = "L’autre membre du binôme vient de changer cette rencontre. Relisez, puis envoyez à nouveau"
NOTES_CHANGED = "Ces notes ont changé dans une autre fenêtre. Envoyées à nouveau, celles-ci les remplacent"

_STATES = {
    MeetingState.PROPOSED: ("Proposée", "gold"),
    MeetingState.AGREED: ("Prévue", "gold"),
    MeetingState.HELD: ("Faite", "success"),
    MeetingState.CANCELLED: ("Annulée", ""),
    MeetingState.NOT_HELD: ("Pas eu lieu", ""),
}


def recorded(day: date) -> str:
    """« Rencontre du 27 mai 2027 enregistrée. »."""
    return f"Rencontre du {date_fr(day)} enregistrée."


def state_of(meeting: Meeting) -> tuple[str, str]:
    """The word for where a meeting stands, and its tone."""
    if meeting.contested_at is not None:
        return "Contestée", "error"
    if meeting.state in (MeetingState.PROPOSED, MeetingState.AGREED) and is_past(meeting):
        return "À raconter", "gold"
    return _STATES[meeting.state]


def day_of(meeting: Meeting) -> str:
    """« Jeudi 27 mai », with the year when it is not the present one."""
    day = meeting.happens_on
    said = day_fr(day) if day.year != today().year else day_fr(day).removesuffix(f" {day.year}")
    return f"{said[0].upper()}{said[1:]}"


def when(meeting: Meeting) -> str:
    """« Jeudi 27 mai à 19 h »; the day alone of a meeting noted afterwards."""
    return f"{day_of(meeting)} à {time_fr(meeting.starts_at)}" if meeting.starts_at else day_of(meeting)


def whole_when(meeting: Meeting) -> str:
    """« jeudi 27 mai 2027 à 19 h », in the middle of a sentence of a letter."""
    day = day_fr(meeting.happens_on)
    return f"{day} à {time_fr(meeting.starts_at)}" if meeting.starts_at else day


def how(meeting: Meeting) -> str:
    """« en visio »; nothing when nobody said."""
    return HOW[meeting.mode] if meeting.mode else ""


def where_in_letter(meeting: Meeting) -> str:
    """Where they meet, for a letter: the address of a video call stays on their page."""
    if meeting.mode is MeetingMode.VIDEO and meeting.place:
        return "en visio, lien dans votre espace"
    return ", ".join(part for part in (how(meeting), meeting.place) if part)


def lasting(minutes: int | None) -> str:
    """« 1 h 15 », « 50 min »; nothing when nobody said."""
    if not minutes:
        return ""
    hours, left = divmod(minutes, 60)
    if not hours:
        return f"{left}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{left:02d}" if left else "")


@dataclass(frozen=True)
class MeetingWords:
    """What a page says of one meeting: when, how, where it stands, for how long, and the notes its reader may see."""

    meeting: Meeting
    when: str
    how: str
    state: str
    tone: str
    lasting: str
    said: str
    notes: list[MeetingNote]

    @property
    def is_link(self) -> bool:
        """Whether the place is the address of a video call, to be followed."""
        return self.meeting.place.startswith("https://")


def words_of(meeting: Meeting, member: Membership, notes: Sequence[MeetingNote] = ()) -> MeetingWords:
    """What a page says of one meeting to one member."""
    state, tone = state_of(meeting)
    return MeetingWords(
        meeting, when(meeting), how(meeting), state, tone, lasting(meeting.minutes), _said(meeting, member), list(notes)
    )


def lines(
    meetings: Iterable[Meeting], notes: Mapping[int, Sequence[MeetingNote]], member: Membership
) -> list[MeetingWords]:
    """What a list says of each."""
    return [words_of(meeting, member, notes.get(meeting.id, ())) for meeting in meetings]


def _said(meeting: Meeting, member: Membership) -> str:
    """Who proposed, agreed or wrote it down, as this member reads it."""
    name, mine = member.partner.first_name, meeting.proposed_by is member.role
    if meeting.state is MeetingState.PROPOSED:
        return f"Proposée par vous, {name} n’a pas encore répondu." if mine else f"Proposée par {name}."
    if meeting.state is MeetingState.AGREED:
        return f"Proposée par vous, acceptée par {name}." if mine else f"Proposée par {name}, acceptée par vous."
    if meeting.state is MeetingState.HELD:
        return "Notée par vous." if mine else f"Notée par {name}."
    return ""
