"""The sentences of a pair's page that depend on more than one word."""

from datetime import date

from flask import Flask

from app.core.text import typo
from app.core.wording import month_fr, month_name, number_fr, short_month
from app.web.errors import Message, register_wording

LINK_SENT = "Un nouveau lien part à votre adresse. Le précédent ne sert plus."


def short_months(months: tuple[date, ...]) -> list[str]:
    """« janv. », « févr. »."""
    return [short_month(month) for month in months]


def thread_label(months: tuple[date, ...]) -> str:
    """The thread, for who does not see it."""
    return f"Frise de {month_fr(months[0])} à {month_fr(months[-1])}. Aucune rencontre notée pour l’instant."


def meetings_so_far(started: date, minimum: int) -> str:
    """« Aucune rencontre notée depuis octobre, pour 4 au minimum sur l’année »."""
    return typo(
        f"Aucune rencontre notée depuis {month_name(started)}, pour {number_fr(minimum)} au minimum sur l’année."
    )


def register(_app: Flask) -> None:
    """Give the sentences of refusals to the error pages."""
    register_wording({"not_their_pair": lambda _: Message("Cette page n’existe pas ou n’existe plus.")})
