"""What an error page says when an act on a programme is refused."""

from collections.abc import Callable

from app.core.errors import DomainError
from app.programmes.models import ProgrammeState
from app.programmes.wording.states import STATES
from app.web.errors import Message


def _step_refused(error: DomainError) -> Message:
    state, to = (STATES[ProgrammeState(str(error.params[name]))] for name in ("state", "to"))
    return Message(
        "Le programme ne peut pas passer à cette étape.",
        f"Il est à l’étape « {state} » : on ne va pas de là à « {to} ». Rien n’a changé.",
    )


def _moved_on(error: DomainError) -> Message:
    state = STATES[ProgrammeState(str(error.params["state"]))]
    who = str(error.params.get("by") or "Quelqu’un")
    return Message(
        "Ce programme a changé d’étape entre-temps.",
        f"{who} vient de le faire avancer. Étape actuelle : {state}. Rien n’a été remplacé : rouvrez la page.",
    )


def _calendar_moved_on(error: DomainError) -> Message:
    who = str(error.params.get("by") or "Quelqu’un")
    return Message(
        "Ce programme a changé entre-temps.",
        f"{who} vient d’en modifier le calendrier ou l’étape. Rien n’a été remplacé et personne n’a été prévenu : "
        "revenez au calendrier et refaites votre choix.",
    )


def _always(title: str, text: str = "") -> Callable[[DomainError], Message]:
    return lambda _error: Message(title, text)


REFUSALS: dict[str, Callable[[DomainError], Message]] = {
    "programme_unknown": _always(
        "Ce programme n’existe pas, ou pas encore.", "Vérifiez l’adresse, ou repassez par la page d’accueil."
    ),
    "programme_slug_taken": _always(
        "Cette adresse de programme est déjà prise.", "Choisissez-en une autre : rien n’a été créé."
    ),
    "programme_slug_refused": _always(
        "Cette adresse de programme ne convient pas.",
        "Écrivez des minuscules sans accent, des chiffres et des tirets, comme installation-2027.",
    ),
    "programme_step_refused": _step_refused,
    "programme_moved_on": _moved_on,
    "programme_calendar_moved_on": _calendar_moved_on,
    "programme_hand_over_under_way": _always(
        "Quelqu’un vient de dire à qui cette personne passe la main.",
        "Rien de plus n’a été enregistré : rouvrez la page de l’équipe.",
    ),
    "programme_hand_over_gone": _always(
        "Il n’y a plus rien à annuler.",
        "La main est déjà passée, ou quelqu’un y a renoncé. Rouvrez la page de l’équipe.",
    ),
    "programme_calendar_unchanged": _always(
        "Aucune date ne change.", "Revenez au calendrier : rien n’a été modifié et personne n’a été prévenu."
    ),
    "programme_dates_out_of_order": _always(
        "Des dates ne seraient plus dans l’ordre.", "Choisissez une autre date de départ, ou un décalage plus court."
    ),
    "programme_date_in_the_past": _always(
        "Une date à venir serait déjà passée.", "Choisissez un décalage plus court. Rien n’a été modifié."
    ),
    "programme_reopening_unsaid": _always(
        "Les candidatures rouvriraient.", "Cochez la case qui le dit, ou gardez la date de clôture. Rien n’a changé."
    ),
    "programme_last_coordinator": _always(
        "C’est la dernière personne à la coordination.",
        "Invitez d’abord quelqu’un d’autre : sans coordination, plus personne ne pourrait conduire le programme.",
    ),
    "programme_role_gone": _always(
        "Ce rôle a déjà été retiré.", "Quelqu’un d’autre vient de le faire : rouvrez la page de l’équipe."
    ),
    "programme_account_closed": _always("Ce compte a été fermé.", "Écrivez l’adresse d’une autre personne."),
}
