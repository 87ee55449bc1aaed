"""What access says when it refuses."""

from flask import Flask

from app.access.errors import CodeGone, CodeWrong
from app.core.errors import DomainError
from app.core.wording import plural
from app.web.errors import Message, register_wording

_GONE = "Il a déjà servi, un plus récent l’a remplacé, ou il est trop ancien."


def code_refusal(refusal: CodeWrong | CodeGone) -> str:
    """The sentence by the field of a code that opened nothing."""
    left = refusal.params.get("left")
    if isinstance(left, int):
        return f"Ce code ne correspond pas. Il reste {plural(left, 'essai', 'essais')}"
    return "Ce code a expiré, demandez-en un nouveau"


def _gone(_error: DomainError) -> Message:
    return Message("Ce lien ne sert plus.", _GONE)


def register(_app: Flask) -> None:
    """Give the error pages their sentences."""
    register_wording(
        {
            "sign_in_link_gone": _gone,
            "sign_in_code_gone": lambda _error: Message("Ce code a expiré.", "Demandez-en un nouveau."),
            "address_refused": lambda _error: Message(
                "Cette adresse e-mail ne convient pas.", "Écrivez une seule adresse, comme prenom.nom@exemple.fr."
            ),
        }
    )
