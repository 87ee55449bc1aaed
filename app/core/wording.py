"""How French readers see dates, numbers and sizes. The same filters serve pages, e-mails and PDFs."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from markupsafe import Markup, escape

from app.core.clock import to_paris
from app.core.text import NBSP, fold, typo

_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_SHORT_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_ELIDING = ("a", "e", "i", "o", "u", "he")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def joined_fr(parts: Iterable[str]) -> str:
    """« Ada Lovelace, Milo Łukasik et Inès Haddad »."""
    *first, last = tuple(parts) or ("",)
    return f"{', '.join(first)} et {last}" if first else last


def name_refusal(found: str) -> str:
    """Why a name cannot be taken: the character that no PDF of ours shows, and what to do. An error by a field."""
    return (
        "Écrivez ce nom en lettres latines, grecques ou cyrilliques : "
        f"le PDF de la charte ne peut pas montrer «{NBSP}{found}{NBSP}»"
    )


def lower_first(text: str) -> str:
    """What goes on a sentence: « À discuter » becomes « à discuter », and « PDF envoyé » stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _day(value: date | datetime) -> date:
    return to_paris(value).date() if isinstance(value, datetime) else value


def _day_of_month(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day}{NBSP}{_MONTHS[day.month - 1]}"


def date_fr(value: date | datetime | None) -> str:
    """« 27 mai 2027 »."""
    if value is None:
        return ""
    day = _day(value)
    return f"{_day_of_month(day)} {day.year}"


def day_fr(value: date | datetime | None) -> str:
    """« jeudi 27 mai 2027 », for a day on which somebody must act."""
    if value is None:
        return ""
    day = _day(value)
    return f"{_DAYS[day.weekday()]} {date_fr(day)}"


def short_date_fr(value: date | datetime | None) -> str:
    """« 27 mai », where the year goes without saying."""
    return "" if value is None else _day_of_month(_day(value))


def month_fr(value: date | datetime | None) -> str:
    """« mai 2027 »."""
    if value is None:
        return ""
    day = _day(value)
    return f"{_MONTHS[day.month - 1]} {day.year}"


def month_name(value: date) -> str:
    """« mai », where the year is known."""
    return _MONTHS[value.month - 1]


def short_month(value: date) -> str:
    """« janv. », for a narrow place."""
    return _SHORT_MONTHS[value.month - 1]


def time_fr(value: datetime | None) -> str:
    """« 19 h 30 », in Paris."""
    if value is None:
        return ""
    local = to_paris(value)
    minutes = f"{NBSP}{local.minute:02d}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def instant_fr(value: datetime | None) -> str:
    """« 14 décembre 2026 à 21 h 07 », in Paris."""
    return "" if value is None else f"{date_fr(value)} à {time_fr(value)}"


def number_fr(value: float) -> str:
    """« 1 000 »."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", NBSP)
    return _decimal(value, 3).rstrip("0").rstrip(",")


def _decimal(value: float, places: int) -> str:
    return f"{value:,.{places}f}".translate({ord(","): NBSP, ord("."): ","})


def size_fr(octets: int) -> str:
    """« 62 Ko » or « 1,4 Mo »."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{NBSP}Ko"
    return f"{_decimal(octets / 1_000_000, 1)}{NBSP}Mo"


def between_fr(first: str, last: str) -> str:
    """« entre le 2 mai 2027 et le 4 mai 2027 », « le 2 mai 2027 » when both are that day."""
    return f"le {first}" if first == last else f"entre le {first} et le {last}"


def of(called: str) -> str:
    """« de la CPTS », « du centre », « des cliniques », « d’Ada »: « de » melts into the article, or before a vowel."""
    for article, melted in (("le ", "du "), ("les ", "des ")):
        if called.startswith(article):
            return melted + called.removeprefix(article)
    return f"d’{called}" if fold(called[:2]).startswith(_ELIDING) else f"de {called}"


def plural(count: int, one: str, many: str) -> str:
    """« 0 personne », « 1 personne », « 2 personnes »: French says zero in the singular."""
    return f"{number_fr(count)} {one if abs(count) < 2 else many}"


def typo_fr(value: Any) -> Markup | str:
    """French typography on a sentence; mark-up that is already safe stays so."""
    if isinstance(value, Markup):
        return Markup(typo(str(value)))  # noqa: S704 - only spaces and apostrophes change in text already escaped
    return typo(str(value))


def paragraphs(value: str) -> Markup:
    """Escaped text with its lines kept."""
    return Markup("<br>").join(escape(typo(line)) for line in value.splitlines())


FILTERS: dict[str, Callable[..., Any]] = {
    "date_fr": date_fr,
    "day_fr": day_fr,
    "short_date_fr": short_date_fr,
    "month_fr": month_fr,
    "time_fr": time_fr,
    "instant_fr": instant_fr,
    "number_fr": number_fr,
    "size_fr": size_fr,
    "lower_first": lower_first,
    "of": of,
    "plural": plural,
    "typo": typo_fr,
    "paragraphs": paragraphs,
}
