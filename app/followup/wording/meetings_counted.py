"""How often two people met, said of all their meetings together; and which of them count."""

from collections.abc import Collection, Sequence
from datetime import date

from app.core.text import NBSP, typo
from app.core.wording import joined_fr, month_fr, month_name, number_fr, plural, short_date_fr
from app.followup.queries.meetings import MeetingCount
from app.followup.wording.meetings import HOW
from app.programmes.definition import MeetingMode

_NOUNS = {MeetingMode.IN_PERSON: "le présentiel", MeetingMode.VIDEO: "la visio", MeetingMode.PHONE: "le téléphone"}


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


def _from(month: date) -> str:
    """« d’octobre 2026 », « de mai 2027 »."""
    said = month_fr(month)
    return f"d’{said}" if said[0] in "ao" else f"de {said}"
