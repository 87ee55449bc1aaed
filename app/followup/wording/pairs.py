"""The sentences of a pair's page that depend on more than one word."""

from datetime import date

from app.charters.wording import comes_back
from app.core.text import typo
from app.core.wording import day_fr, month_fr, month_name, number_fr, short_month
from app.web.errors import Message, Wording

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


def news_promised(news_by: date | None, today: date, *, failed: bool) -> str:
    """What a member is promised while there is no charter to sign; once that day is over, what they may do."""
    if failed:
        said = comes_back(news_by, today)
        return said if news_by and news_by < today else f"{said} Vous n’avez rien à faire."
    day = day_fr(news_by)
    if news_by and news_by < today:
        return typo(
            f"Vous avez dit oui tous les deux. La coordination devait vous donner des nouvelles au plus tard le {day}. "
            "Rien reçu ? Écrivez-lui, ses coordonnées sont en bas de page."
        )
    return typo(
        "Vous avez dit oui tous les deux. La coordination vous envoie un lien pour la lire et la signer, ou de ses "
        f"nouvelles, au plus tard le {day}."
    )


REFUSALS: Wording = {
    "not_their_pair": lambda _: Message("Cette page n’existe pas ou n’existe plus."),
    "mentorship_not_under_way": lambda _: Message(
        "Ce mentorat n’est pas en cours.",
        "Rien n’a été enregistré. Ouvrez la page de votre binôme pour voir où il en est.",
    ),
}
