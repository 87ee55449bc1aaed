"""The states of letters, and why some were not delivered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.core.declarations import Attention
from app.core.errors import DomainError
from app.core.wording import instant_fr, plural
from app.mail.masking import masked_address
from app.mail.models import MailState, OutboxMail
from app.web.errors import Message, register_wording


class Tab(StrEnum):
    """The three lists, as their addresses name them."""

    WAITING = "attente"
    SENT = "envoyes"
    FAILED = "non-remis"


STATES = {
    Tab.WAITING: (MailState.QUEUED, MailState.SENDING),
    Tab.SENT: (MailState.SENT,),
    Tab.FAILED: (MailState.FAILED,),
}
TITLES = {Tab.WAITING: "E-mails en attente", Tab.SENT: "E-mails envoyés", Tab.FAILED: "E-mails non remis"}
EMPTY = {
    Tab.WAITING: "Aucun e-mail en attente.",
    Tab.SENT: "Aucun e-mail envoyé ces deux derniers mois.",
    Tab.FAILED: "Aucun e-mail non remis.",
}
SENT_AGAIN = "L’e-mail repart dans la minute."
_WHY = {
    "no_server": "Aucun serveur d’envoi n’est réglé",
    "unreachable": "Le serveur d’envoi ne répond pas",
    "timed_out": "Le serveur d’envoi a mis trop de temps à répondre",
    "not_trusted": "Le serveur d’envoi n’a pas pu prouver son identité : rien ne lui a été confié",
    "login_refused": "Le serveur d’envoi refuse notre identifiant",
    "busy": "Le serveur du destinataire demande d’attendre",
    "connection_lost": "La connexion a été coupée pendant l’envoi",
    "address_refused": "L’adresse est refusée par le serveur de messagerie",
    "message_refused": "Le serveur de messagerie refuse ce message",
    "unbuildable": "Le message n’a pas pu être composé",
}


@dataclass(frozen=True)
class Line:
    """One letter in a list: nothing of its content, and only the outline of its address."""

    ref: str
    to: str
    subject: str
    programme: str
    state: str
    why: str
    failed: bool


PRIVATE = "Lettre privée d’un binôme"


def line(mail: OutboxMail, titles: Mapping[int, str]) -> Line:
    """Say where a letter stands."""
    return Line(
        ref=mail.ref,
        to=masked_address(mail.to_address),
        subject=PRIVATE if mail.private else mail.subject,
        programme=titles.get(mail.programme_id or 0, ""),
        state=_state(mail),
        why=_WHY.get(mail.last_error, "") if mail.state is not MailState.SENT else "",
        failed=mail.state is MailState.FAILED,
    )


def _state(mail: OutboxMail) -> str:
    if mail.state is MailState.SENT:
        return f"Envoyé le {instant_fr(mail.sent_at)}"
    if mail.state is MailState.FAILED:
        return f"Écrit le {instant_fr(mail.created_at)}"
    if mail.state is MailState.SENDING:
        return "Envoi en cours"
    if mail.attempts:
        return f"Nouvel essai le {instant_fr(mail.next_attempt_at)}"
    return f"Prêt depuis le {instant_fr(mail.created_at)}"


def tab_words(counts: Mapping[MailState, int]) -> list[tuple[Tab, str]]:
    """Name the three lists with what they hold."""
    many = {tab: sum(counts.get(state, 0) for state in states) for tab, states in STATES.items()}
    return [
        (Tab.WAITING, plural(many[Tab.WAITING], "e-mail en attente", "e-mails en attente")),
        (Tab.SENT, plural(many[Tab.SENT], "envoyé", "envoyés")),
        (Tab.FAILED, plural(many[Tab.FAILED], "non remis", "non remis")),
    ]


def attention_sentence(found: Attention) -> str:
    """What « à traiter » says of dead letters."""
    if found.count == 1:
        return "1 e-mail n’a pas pu être remis"
    return f"{found.count} e-mails n’ont pas pu être remis"


def attention_action(_found: Attention) -> str:
    """What one can do about it."""
    return "Voir"


def register_refusals() -> None:
    """Word what the outbox refuses."""
    register_wording({"mail_cannot_be_sent_again": _not_again})


def _not_again(_error: DomainError) -> Message:
    return Message("Cet e-mail ne peut pas être renvoyé.", "Il est déjà parti, ou son texte n’est plus gardé.")
