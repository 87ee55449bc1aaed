"""Why something cannot be done with a charter, or a text not be taken."""

from collections.abc import Mapping

from flask import Flask

from app.access.wording import code_refusal
from app.charters.markdown.errors import Reason
from app.charters.rules import Obstacle, PaperDay, Standing
from app.charters.wording.amending import amendment_refusal
from app.charters.wording.paper import PAPER_DAYS
from app.core.errors import DomainError
from app.core.text import typo
from app.web.errors import Message, register_wording

REASONS: Mapping[Reason, str] = {
    Reason.EMPTY: "le texte est vide",
    Reason.TOO_LONG: "le texte est trop long : 100 000 caractères, 5 000 lignes et 10 000 caractères par ligne au plus",
    Reason.NO_TITLE: "le texte doit commencer par un titre, seul sur sa ligne",
    Reason.SECOND_TITLE: "il y a un second titre ; un seul est possible, en tête",
    Reason.HTML: "les balises HTML ne sont pas acceptées",
    Reason.IMAGE: "les images ne sont pas acceptées",
    Reason.LINK: "ce lien n’est pas accepté ; écrivez une adresse en https",
    Reason.CONTROL_CHARACTER: "un emoji ou un caractère que le PDF ne peut pas montrer s’est glissé dans la ligne",
    Reason.UNKNOWN_FIELD: "ce champ n’existe pas",
    Reason.UNSUPPORTED: "une citation, du code ou une liste dans une liste ne peut pas être repris",
    Reason.TABLE: "un tableau ne peut pas être repris ; écrivez ce qu’il dit en phrases ou en liste",
    Reason.CLAUSES: "les clauses à approuver forment une liste, sous un titre, à la fin du texte",
    Reason.AFTER_SIGNATURES: "du texte suit la place des signatures ; mettez-le avant",
}
_FIELDS = {
    "mentor": "le nom du mentor",
    "mentee": "le nom de la personne mentorée",
    "organisation": "le nom de la structure",
    "programme": "le nom du programme",
    "start": "la date de début",
    "end": "la date de fin",
    "meetings_min": "le nombre de rencontres",
    "duration": "la durée",
}


_OBSTACLES = {
    Obstacle.NO_TEXT: "Publiez d’abord un texte de charte dans les réglages.",
    Obstacle.NO_SIGNATORY: "Indiquez d’abord qui signe les chartes pour la structure.",
    Obstacle.TOO_LATE: "La date limite de signature du programme est passée. Décalez-la d’abord.",
    Obstacle.SIGNS_TWICE: "La personne qui signe pour la structure est membre de ce binôme : une autre doit signer.",
}


def text_refusal(refused: DomainError, begins: str = "") -> str:
    """« Ligne 12 (« Bonjour {{pre… ») : ce champ n’existe pas ({{prenom}}) »; quoted where nobody counts lines."""
    found = refused.params.get("found")
    reason = REASONS[Reason(str(refused.params["reason"]))]
    where = f"Ligne {refused.params['line']}{f' (« {begins} »)' if begins else ''}"
    return typo(f"{where} : {reason}{f' ({found})' if found else ''}.")


def signing_code_refusal(refused: DomainError) -> str:
    """The sentence by the field of a code that does not sign."""
    if refused.params.get("tried_out"):
        return typo("Les cinq essais sont épuisés : demandez un nouveau code")
    return code_refusal(refused)


def obstacle_sentence(obstacle: Obstacle, field: str = "") -> str:
    """What is missing before a charter can be issued."""
    if obstacle is Obstacle.NO_NAME:
        return f"Il manque {_FIELDS.get(field, 'une valeur')}, que le texte de la charte demande."
    return _OBSTACLES[obstacle]


def _waits(error: DomainError) -> Message:
    sentence = obstacle_sentence(Obstacle(str(error.params["obstacle"])), str(error.params.get("field", "")))
    return Message("La charte ne peut pas encore être émise", sentence)


_MOVED_ON = {
    "signed": ("La charte est déjà signée par tous", "Elle ne se remplace plus : le mentorat a commencé."),
    "replaced": ("La charte vient d’être remplacée", "Une autre personne l’a émise à nouveau. Revenez au binôme."),
    "ended": ("Ce binôme n’attend pas de charte", "Il a changé d’état entre-temps. Revenez au binôme."),
    "changed": (
        "La charte a bougé pendant que vous lisiez",
        "Quelqu’un vient de signer, ou ce qui serait émis a changé. Rien n’a été fait : revenez au binôme et relisez.",
    ),
}


def _moved_on(error: DomainError) -> Message:
    return Message(*_MOVED_ON[str(error.params["now"])])


def _not_awaited(error: DomainError) -> Message:
    late = error.params.get("standing") == Standing.EXPIRED
    why = "La date limite pour signer est passée." if late else "Le binôme a été modifié."
    return Message("Cette signature n’est plus attendue.", f"{why} Une question ? Écrivez à la coordination.")


_WORDING = {
    "charter_moved_on": _moved_on,
    "charter_amendment_refused": lambda error: Message("Le mentorat ne se prolonge pas", amendment_refusal(error)),
    "charter_own_signature": lambda _: Message(
        "Cette signature est la vôtre.", "Une autre personne de la coordination doit s’en occuper."
    ),
    "charter_address_signs_already": lambda _: Message(
        "Cette adresse ne convient pas.", "C’est la vôtre, ou celle d’une autre personne qui signe la même charte."
    ),
    "charter_text_refused": lambda error: Message("Ce texte ne peut pas être repris", text_refusal(error)),
    "charter_text_unchanged": lambda _: Message(
        "Ce texte est déjà en vigueur", "Il ne diffère pas de la version publiée : rien n’a changé."
    ),
    "charter_text_published": lambda _: Message(
        "Cette version est déjà publiée", "Une version publiée ne change plus. Préparez-en une nouvelle."
    ),
    "charter_text_moved": lambda _: Message(
        "Ce texte a changé entre-temps",
        "Quelqu’un vient de l’enregistrer, de le publier ou de l’abandonner.",
    ),
    "charter_waits": _waits,
    "charter_already_issued": lambda _: Message("La charte est déjà émise", "Ce binôme a une charte en cours."),
    "signature_not_awaited": _not_awaited,
    "charter_already_signed": lambda _: Message("La charte est déjà signée", "Une signature se donne une seule fois."),
    "signature_not_their_turn": lambda _: Message(
        "Ce n’est pas encore le moment de signer", "Les deux membres du binôme signent d’abord."
    ),
    "signing_codes_too_many": lambda _: Message(
        "Beaucoup de codes en peu de temps.", "Attendez une heure, ou écrivez à la coordination."
    ),
    "charter_erased": lambda _: Message(
        "Ces documents ont été effacés",
        "La durée de conservation annoncée est passée. Le registre garde les dates et les empreintes : "
        "la page « Vérifier une charte » reconnaît encore le PDF que vous auriez gardé.",
    ),
    "signing_link_gone": lambda _: Message("Ce lien ne sert plus.", "Il a expiré ou un plus récent l’a remplacé."),
    "paper_day_refused": lambda error: Message(
        "Ce jour ne convient pas", PAPER_DAYS[PaperDay(str(error.params["problem"]))] + "."
    ),
    "paper_moved": lambda _: Message(
        "La copie a changé entre-temps",
        "Une autre personne l’a remplacée, enregistrée ou laissée expirer. Rien n’a été enregistré : "
        "rouvrez la page « Signature sur papier » du binôme.",
    ),
    "charter_nothing_to_remind": lambda _: Message(
        "Personne n’est à relancer", "Plus aucune signature n’est attendue pour cette charte."
    ),
}


def register(_app: Flask) -> None:
    """Give the sentences of refusals to the error pages."""
    register_wording(_WORDING)
