"""What access says when it refuses."""

from flask import Flask, url_for

from app.core.errors import DomainError
from app.core.wording import plural
from app.web.errors import Message, register_wording

_GONE = "Il a déjà servi, un plus récent l’a remplacé, ou il est trop ancien."


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
