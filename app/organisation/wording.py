"""What an error page says when a detail of the host is refused."""

from flask import Flask

from app.core.errors import DomainError
from app.core.wording import name_refusal
from app.web.errors import Message, register_wording

_DETAILS = {
    "name": "son nom",
    "called": "comment on le nomme dans une phrase",
    "email": "l’adresse de la coordination",
    "coordinator": "le nom de la personne à qui l’on écrit",
}


def _incomplete(error: DomainError) -> Message:
    missing = error.params.get("missing")
    names = [_DETAILS[str(each)] for each in missing] if isinstance(missing, list) else []
    return Message("Il manque des coordonnées de l’organisme.", f"À dire : {', '.join(names)}.")


def _signatory_changed(error: DomainError) -> Message:
    name = str(error.params.get("name") or "")
    who = f"Signe désormais : {name}. " if name else ""
    return Message(
        "Quelqu’un d’autre vient de dire qui signe.", f"{who}Rien n’a été remplacé : rouvrez la page avant de changer."
    )


def register(_app: Flask) -> None:
    """Give the pages of refusals their sentences."""
    register_wording(
        {
            "host_incomplete": _incomplete,
            "name_unprintable": lambda error: Message(
                "Ce nom ne peut pas être imprimé.", f"{name_refusal(str(error.params['found']))}."
            ),
            "signatory_changed": _signatory_changed,
            "partner_address_refused": lambda _error: Message(
                "L’adresse du site ne convient pas.", "Écrivez-la en entier, comme https://www.exemple.fr."
            ),
        }
    )
