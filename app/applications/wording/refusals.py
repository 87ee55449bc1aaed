"""Refusals of applications in French."""

from collections.abc import Callable

from flask import Flask, url_for

from app.applications.models import ApplicationState, Decision
from app.applications.wording.late import REFUSED as LATE_REFUSED
from app.applications.wording.states import PREPARED, STATES
from app.core.errors import DomainError
from app.web.errors import Message, register_wording


def _moved_on(error: DomainError) -> Message:
    state = STATES[ApplicationState(str(error.params["state"]))]
    decision = error.params.get("decision")
    prepared = f", {PREPARED[Decision(str(decision))]}" if decision else ""
    if error.params.get("mine"):
        return Message(
            "Vous venez d’agir sur ce dossier.",
            f"État actuel : {state}{prepared}. Si c’est ce que vous vouliez, il n’y a rien à refaire. "
            "Sinon, rouvrez le dossier.",
        )
    who = str(error.params.get("by") or "Quelqu’un")
    return Message(
        "Cette candidature a changé entre-temps.",
        f"{who} vient d’agir sur ce dossier. État actuel : {state}{prepared}. "
        "Rien n’a été remplacé : rouvrez le dossier avant de décider.",
    )


def _impossible(error: DomainError) -> Message:
    state = STATES[ApplicationState(str(error.params["state"]))]
    return Message("Ce n’est pas possible pour cette candidature.", f"Son état actuel : {state}.")


def _late_code_refused(error: DomainError) -> Message:
    return Message("Ce code ne laisse pas entrer.", f"{LATE_REFUSED[str(error.params['standing'])]}.")


def _draft_not_open(error: DomainError) -> Message:
    begin = url_for("applications.public.begin", slug=error.params["slug"], role=error.params["role"])
    return Message(
        "Aucun brouillon n’est ouvert sur cet appareil.",
        "Le lien reçu par e-mail le rouvre là où vous l’aviez laissé.",
        links=(("Commencer une candidature", begin), ("Me connecter", url_for("access.public.sign_in"))),
    )


def _links_not_declared(error: DomainError) -> Message:
    return Message(
        "Dites d’abord avec qui vous avez un lien.",
        "Aucun dossier ne s’ouvre avant. Rien n’a été enregistré.",
        links=(("Déclarer mes liens", url_for("applications.committee.links", slug=error.params["slug"])),),
    )


_MESSAGES = {
    "application_unknown": Message(
        "Cette page n’existe pas ou n’existe plus.", "Si vous avez copié l’adresse, vérifiez qu’elle est entière."
    ),
    "applications_closed": Message("Les candidatures ne sont pas ouvertes.", "Rien n’a été envoyé."),
    "application_incomplete": Message(
        "Il manque des réponses.", "Revenez à la page de vérification : elle dit quelles étapes compléter."
    ),
    "application_not_eligible": Message(
        "Commencez par vérifier que le programme est pour vous.", "Deux ou trois questions suffisent."
    ),
    "application_charter_not_read": Message(
        "Cochez la case si vous avez lu la charte.", "Votre demande n’est pas encore envoyée."
    ),
    "application_resume_gone": Message(
        "Ce lien ne sert plus.", "Il a expiré, un plus récent l’a remplacé, ou votre candidature est déjà envoyée."
    ),
    "application_own": Message(
        "Cette candidature est la vôtre.", "Une autre personne de la coordination doit la lire et décider."
    ),
    "application_address_of_another": Message(
        "Une autre candidature a cette adresse.", "Vérifiez l’adresse avec la personne, puis écrivez-la à nouveau."
    ),
    "application_sentence_missing": Message(
        "Écrivez la phrase que lira la personne.", "Une réponse négative est toujours accompagnée d’une raison."
    ),
    "application_nothing_prepared": Message("Aucune réponse n’est préparée.", "Elle a peut-être déjà été envoyée."),
    "application_prepared_changed": Message(
        "Les réponses préparées ont changé entre-temps.", "Rien n’est parti. Relisez la liste avant de l’envoyer."
    ),
    "application_links_changed": Message(
        "De nouvelles candidatures sont arrivées entre-temps.",
        "Rien n’a été enregistré : rouvrez la liste et dites si vous avez un lien avec ces personnes.",
    ),
    "application_own_link": Message(
        "Ce lien est le vôtre.", "Une autre personne de la coordination peut le lever, si c’était une erreur."
    ),
    "application_link_gone": Message("Ce lien a déjà été levé.", "Il n’y a rien à refaire."),
    "application_reading_closed": Message(
        "Le comité ne lit pas les dossiers en ce moment.", "La coordination vous préviendra avant le comité."
    ),
    "application_opinion_closed": Message(
        "Les avis ne changent plus pour ce dossier.",
        "Une réponse est préparée. Si elle est annulée, vous pourrez changer votre avis.",
    ),
    "application_opinion_missing": Message(
        "Donnez d’abord votre avis.", "La réponse du comité se prépare une fois le vôtre donné."
    ),
    "late_code_day_refused": Message("Choisissez un jour à venir.", "Aucun code n’a été fait."),
    "application_nobody_to_convene": Message(
        "Personne à convoquer.", "Il faut un comité d’au moins une personne, et le jour où il se réunit."
    ),
    "application_waiting_list_moved": Message(
        "La liste d’attente a changé entre-temps.", "Rien n’a été fait. Relisez-la avant de continuer."
    ),
    "application_waiting_list_hidden": Message(
        "Une autre personne de la coordination s’occupe de la liste d’attente.",
        "Vous avez un lien avec une personne de ce programme : vous ne choisissez pas qui passe avant qui.",
    ),
    "application_address_missing": Message("Écrivez votre adresse e-mail.", "Elle sert à vous envoyer le lien."),
}


def _always(message: Message) -> Callable[[DomainError], Message]:
    return lambda _error: message


def register(app: Flask) -> None:  # noqa: ARG001 - every drawer is registered the same way
    """Give the pages of refusals their sentences."""
    register_wording({code: _always(message) for code, message in _MESSAGES.items()})
    register_wording({"application_moved_on": _moved_on, "application_act_impossible": _impossible})
    register_wording({"application_draft_not_open": _draft_not_open, "late_code_refused": _late_code_refused})
    register_wording({"application_links_not_declared": _links_not_declared})
