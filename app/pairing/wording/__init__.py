"""French of pairing: the states of a pair, what its rules say, and why something is refused."""

from flask import Flask

from app.core.errors import DomainError
from app.pairing.models import PairState
from app.pairing.wording.attention import attention_action, attention_sentence, formed_words
from app.pairing.wording.board import Board, MentorColumn, board
from app.pairing.wording.findings import NOTHING_FOUND, finding, kept_findings, tone, verdict
from app.pairing.wording.pairs import MemberView, PairView, cancelled, formed, headline, pair_view, proposed
from app.pairing.wording.reasons import for_member, for_staff, kept_for_member, kept_for_staff
from app.pairing.wording.rows import PairRow, PairTable, names, pair_rows
from app.pairing.wording.states import ACQUAINTANCES, ANSWERS, STATE_TONES, STATES
from app.web.errors import Message, register_wording

__all__ = [
    "ACQUAINTANCES",
    "ANSWERS",
    "NOTHING_FOUND",
    "REFUSALS",
    "STATES",
    "STATE_TONES",
    "Board",
    "MemberView",
    "MentorColumn",
    "PairRow",
    "PairTable",
    "PairView",
    "attention_action",
    "attention_sentence",
    "board",
    "cancelled",
    "finding",
    "for_member",
    "for_staff",
    "formed",
    "formed_words",
    "headline",
    "kept_findings",
    "kept_for_member",
    "kept_for_staff",
    "names",
    "pair_rows",
    "pair_view",
    "proposed",
    "register",
    "tone",
    "verdict",
]

REFUSALS = {
    "pair_not_found": ("Ce binôme n’existe pas ou n’existe plus.", ""),
    "nothing_proposed": (
        "Aucun binôme ne vous est proposé en ce moment.",
        "Vous recevrez un e-mail dès qu’il y en aura un.",
    ),
    "own_pair": (
        "Cette candidature ou ce binôme est le vôtre.",
        "Une autre personne de la coordination doit s’en occuper.",
    ),
    "pair_ruled_out": ("Ce binôme est écarté.", "Une règle du programme l’exclut. Choisissez une autre personne."),
    "pair_needs_derogation": (
        "Ce binôme est écarté sauf dérogation.",
        "Une dérogation se décide à deux, par écrit. Choisissez une autre personne.",
    ),
    "justification_missing": ("Écrivez pourquoi vous retenez ce binôme.", "Un point est à discuter."),
    "application_not_accepted": (
        "{name} ne fait plus partie des personnes retenues.",
        "Rien n’a été enregistré. Rechargez la page pour voir les candidatures retenues.",
    ),
    "application_moved": (
        "Le dossier de {name} vient de changer.",
        "Rien n’a été enregistré. Relisez-le, puis décidez.",
    ),
    "mentee_already_paired": (
        "{by} vient de décider pour cette demande.",
        "Voici la décision : {mentee} est en binôme avec {mentor}. La vôtre n’a pas été enregistrée.",
    ),
    "mentor_full": (
        "{mentor} n’a plus de place.",
        "Un autre binôme a été formé entre-temps, ou sa limite est atteinte. Rien n’a été enregistré.",
    ),
    "pair_moved": (
        "Ce binôme vient de changer.",
        "Quelqu’un a agi depuis l’ouverture de votre page. Son état : {state}. Rien n’a été enregistré.",
    ),
    "pair_act_refused": (
        "Ce n’est plus possible pour ce binôme.",
        "Son état : {state}. Rien n’a été enregistré.",
    ),
    "pair_has_begun": (
        "Votre binôme a commencé.",
        "Votre candidature en fait partie et ne se retire plus. Pour arrêter le binôme, écrivez à la coordination.",
    ),
    "proposal_closed": (
        "Cette proposition n’attend plus de réponse.",
        "La coordination revient vers vous. Vous n’avez rien à faire.",
    ),
    "already_answered": (
        "Vous avez déjà répondu.",
        "Votre première réponse est gardée. Pour en changer, écrivez à la coordination.",
    ),
    "answer_contradicted": (
        "Choisissez « Proposez-moi quelqu’un d’autre », ou changez votre réponse.",
        "Vous préférez un autre binôme : il suffit de le demander.",
    ),
    "acquaintance_missing": ("Indiquez si vous connaissez cette personne.", ""),
}


def _message(error: DomainError) -> Message:
    title, text = REFUSALS[error.code]
    facts = dict(error.params)
    state = facts.get("state")
    if isinstance(state, PairState):
        facts["state"] = STATES[state].lower()
    if "by" in facts:
        facts["by"] = facts["by"] or "Quelqu’un"
    return Message(title.format_map(facts), text.format_map(facts))


def register(_app: Flask) -> None:
    """Give the refusals of pairing their sentences."""
    register_wording(dict.fromkeys(REFUSALS, _message))
