"""What access says when it refuses."""

from flask import Flask, url_for

from app.core.errors import DomainError
from app.core.wording import plural
from app.web.errors import Message, register_wording

_GONE = "Il a déjà servi, un plus récent l’a remplacé, ou il est trop ancien."

TOO_MANY = "Vous avez demandé plusieurs adresses aujourd’hui. Réessayez demain, ou écrivez à la coordination"
DETAILS_SAVED = "Vos coordonnées sont enregistrées."
LETTERS_SAVED = "Vos choix sont enregistrés."
NOTHING_CHANGED = "Rien n’a changé."
ADDRESS_CHANGED = "Votre adresse est changée. Connectez-vous avec la nouvelle."
ADDRESS_GIVEN_UP = "Le changement d’adresse est abandonné. Le lien envoyé ne sert plus."


def code_refusal(refusal: DomainError) -> str:
    """The sentence by the field of a six-digit code that does not match (`left` tries remain) or serves no more."""
    left = refusal.params.get("left")
    if isinstance(left, int):
        return f"Ce code ne correspond pas. Il reste {plural(left, 'essai', 'essais')}"
    return "Ce code a expiré, demandez-en un nouveau"


def _gone(_error: DomainError) -> Message:
    return Message("Ce lien ne sert plus.", _GONE)


def _not_signed_in(error: DomainError) -> Message:
    way = url_for("access.public.sign_in", next=error.params.get("next") or None)
    return Message(
        "Cette page demande de se connecter.",
        "Un lien et un code vous sont envoyés par e-mail : il n’y a pas de mot de passe.",
        links=(("Me connecter", way),),
    )


def register(_app: Flask) -> None:
    """Give the error pages their sentences."""
    register_wording(
        {
            "not_signed_in": _not_signed_in,
            "sign_in_link_gone": _gone,
            "sign_in_code_gone": lambda _error: Message("Ce code a expiré.", "Demandez-en un nouveau."),
            "address_link_gone": lambda _error: Message(
                "Ce lien ne sert plus.",
                f"{_GONE} Ouvrez-le dans le navigateur où vous avez demandé le changement.",
                links=(("Mon compte", url_for("access.participant.account")),),
            ),
            "too_many_addresses": lambda _error: Message(TOO_MANY, "Rien n’a changé."),
            "session_not_fresh": lambda _error: Message(
                "Montrez d’abord que c’est bien vous.",
                "Vous ouvrez les dossiers d’autres personnes : changer d’adresse demande une connexion de moins de "
                "30 minutes. Rien n’a changé.",
                links=(("Mon compte", url_for("access.participant.account")),),
            ),
            "name_held": lambda _error: Message(
                "Votre nom ne se change pas ici.",
                "Il figure dans votre dossier, et peut-être sur votre charte : la coordination le corrige avec vous.",
            ),
            "address_taken": lambda _error: Message(
                "Cette adresse est celle d’un autre compte.",
                "Une adresse n’ouvre qu’un seul compte.",
            ),
            "address_of_staff": lambda _error: Message(
                "Cette adresse ne se change pas ici.", "C’est celle d’une personne qui a un rôle dans l’équipe."
            ),
            "address_refused": lambda _error: Message(
                "Cette adresse e-mail ne convient pas.", "Écrivez une seule adresse, comme prenom.nom@exemple.fr."
            ),
        }
    )
