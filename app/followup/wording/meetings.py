"""The sentences of meetings: when, how, for how long, and what of them is refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from app.core.clock import today
from app.core.errors import DomainError
from app.core.text import NBSP, typo
from app.core.wording import date_fr, day_fr, joined_fr, month_fr, month_name, number_fr, plural, short_date_fr, time_fr
from app.followup.models import Meeting, MeetingNote, MeetingState
from app.followup.queries import Membership
from app.followup.queries.meetings import MeetingCount, is_past
from app.programmes.definition import MeetingMode
from app.web.errors import Message, Wording

HOW = {MeetingMode.IN_PERSON: "en présentiel", MeetingMode.VIDEO: "en visio", MeetingMode.PHONE: "par téléphone"}
MODES = [(mode.value, f"{how[0].upper()}{how[1:]}") for mode, how in HOW.items()]
_NOUNS = {MeetingMode.IN_PERSON: "le présentiel", MeetingMode.VIDEO: "la visio", MeetingMode.PHONE: "le téléphone"}
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


def so_far(count: MeetingCount, started: date, minimum: int) -> tuple[str, str]:
    """How many meetings count, in two parts: « 3 rencontres », « depuis octobre, pour 4 au minimum sur l’année. »."""
    since, least = f"depuis {month_name(started)}", f"pour {number_fr(minimum)} au minimum"
    if count.counted >= minimum:
        rest = f"{since}, {least}. C’est fait."
    else:
        rest = f"{'' if count.counted else 'notée '}{since}, {least} sur l’année."
    number = plural(count.counted, "rencontre", "rencontres") if count.counted else "Aucune rencontre"
    return number, typo(rest)


def in_all(count: MeetingCount, minimum: int) -> tuple[str, str]:
    """How often the two met, once it is over, in two parts; nothing of a minimum that was not reached."""
    if count.counted >= minimum:
        return plural(count.counted, "rencontre", "rencontres"), typo(f"pour {number_fr(minimum)} au minimum.")
    return (plural(count.held, "rencontre", "rencontres"), "en tout.") if count.held else ("Aucune rencontre", "notée.")


def beside(count: MeetingCount, modes: Collection[MeetingMode]) -> str:
    """What is said of meetings held that do not count towards the minimum; nothing when all do."""
    others = count.held - count.counted
    if not others:
        return ""
    ways = joined_fr([HOW[mode] for mode in MeetingMode if mode not in modes])
    also, counts = ("S’y ajoute", "elle ne compte pas") if others == 1 else ("S’y ajoutent", "elles ne comptent pas")
    number = plural(others, "rencontre", "rencontres").replace(" ", NBSP)
    return typo(f"{also} {number} {ways} : {counts} dans ce minimum.")


def what_counts(modes: Collection[MeetingMode]) -> str:
    """Which ways of meeting count, said where one chooses."""
    ways = [_NOUNS[mode] for mode in MeetingMode if mode in modes]
    if len(ways) == len(MeetingMode):
        return "Toutes comptent parmi les rencontres prévues par la charte."
    only = "Seule" if ways == ["la visio"] else "Seul" if len(ways) == 1 else "Seuls"
    counts = "compte" if len(ways) == 1 else "comptent"
    return f"{only} {joined_fr(ways)} {counts} parmi les rencontres prévues par la charte."


def thread_label(months: Sequence[date], held: Sequence[date], planned: date | None, *, over: bool = False) -> str:
    """The thread of a year, for who does not see it."""
    none = f"Aucune rencontre notée{'' if over else ' pour l’instant'}."
    names = joined_fr(list(dict.fromkeys(month_name(day) for day in held)))
    said = f"Rencontre{'s' if len(held) > 1 else ''} en {names}." if held else none
    ahead = f" Prochaine rencontre prévue le {short_date_fr(planned)}." if planned else ""
    until = f" à {month_fr(months[-1])}" if len(months) > 1 else ""
    return f"Frise {_from(months[0])}{until}. {said}{ahead}"


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


def _from(month: date) -> str:
    """« d’octobre 2026 », « de mai 2027 »."""
    said = month_fr(month)
    return f"d’{said}" if said[0] in "ao" else f"de {said}"


_DAYS_REFUSED = {
    "past": "Choisissez une date à venir",
    "future": "La date doit être passée",
    "already_planned": "Une rencontre est déjà proposée à cette heure. Ouvrez-la depuis la page de votre binôme",
    "no_such_hour": "Cette heure n’existe pas ce jour-là : on avance les montres. Écrivez une autre heure",
}


def day_refused(error: DomainError) -> str:
    """Why a meeting cannot have that day, for the form."""
    reason, limit = str(error.params["reason"]), error.params.get("limit")
    if isinstance(limit, date) and reason == "before_start":
        return f"Votre mentorat commence le {date_fr(limit)} : choisissez une date à partir de ce jour"
    if isinstance(limit, date) and reason == "after_end":
        return f"Votre mentorat se termine le {date_fr(limit)} : choisissez une date jusqu’à ce jour"
    return _DAYS_REFUSED.get(reason, "Choisissez une autre date")


_NOT_NOW = {
    "past": Message(
        "L’heure de cette rencontre est passée.", "Dites plutôt si elle a eu lieu, depuis la page de votre binôme."
    ),
    "not_yet": Message(
        "Cette rencontre n’a pas encore eu lieu.", "Vous pourrez la noter dès que son heure sera passée."
    ),
    "too_late": Message(
        "Cette rencontre est notée depuis plus de 7 jours.",
        "Parlez-en ensemble : qui l’a notée peut la corriger à tout moment.",
    ),
}
_ELSEWHERE = Message(
    "Cette rencontre a changé entre-temps.",
    "Rien n’a été enregistré de votre côté. Ouvrez la page de votre binôme pour voir où elle en est.",
)


def already_noted(error: DomainError) -> str:
    """Said by the date of a form."""
    return f"Une rencontre du {date_fr(cast('date', error.params['day']))} est déjà notée"


REFUSALS: Wording = {
    "meeting_unknown": lambda _: Message("Cette page n’existe pas ou n’existe plus."),
    "meeting_changed": lambda _: _ELSEWHERE,
    "meeting_act_refused": lambda error: _NOT_NOW.get(str(error.params.get("reason")), _ELSEWHERE),
    "meeting_day_refused": lambda error: Message(f"{day_refused(error)}.", "Rien n’a été enregistré."),
    "meeting_already_noted": lambda error: Message(
        f"{already_noted(error)}.", "Ouvrez-la depuis la page de votre binôme pour la voir."
    ),
    "notes_changed": lambda _: Message("Vos notes ont changé dans une autre fenêtre."),
}
