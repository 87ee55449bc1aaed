"""Why a meeting cannot be had, told or changed so."""

from datetime import date
from typing import cast

from app.core.errors import DomainError
from app.core.wording import date_fr
from app.web.errors import Message, Wording

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
