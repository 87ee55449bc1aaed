"""The states of a pair, and what its members answer: the one vocabulary of pages, letters and documents."""

from app.pairing.models import Acquaintance, Answer, Pair, PairState
from app.pairing.rules import achieved_early

STATES = {
    PairState.DRAFTED: "En projet",
    PairState.VALIDATED: "Validé",
    PairState.PROPOSED: "Proposé",
    PairState.COMMITTED: "Accepté",
    PairState.ACTIVE: "En cours",
    PairState.PAUSED: "En pause",
    PairState.EXTENDED: "Prolongé",
    PairState.COMPLETED: "Terminé",
    PairState.DECLINED: "Décliné",
    PairState.EXPIRED: "Sans réponse",
    PairState.CANCELLED: "Annulé",
    PairState.ENDED_EARLY: "Arrêté avant terme",
}
STATE_TONES = {
    PairState.DRAFTED: "gold",
    PairState.VALIDATED: "gold",
    PairState.ACTIVE: "success",
    PairState.EXTENDED: "success",
    PairState.PAUSED: "gold",
}
ANSWERS = {Answer.YES: "A accepté", Answer.NO: "A demandé quelqu’un d’autre"}
ACQUAINTANCES = {
    Acquaintance.NO: "Non",
    Acquaintance.HARMLESS: "Oui, sans que cela pose problème",
    Acquaintance.PREFER_ANOTHER: "Oui, et je préfère un autre binôme",
    Acquaintance.UNSAID: "Non renseigné",
}
KNOWS = {
    Acquaintance.NO: "ne connaît pas l’autre personne",
    Acquaintance.HARMLESS: "connaît l’autre personne, sans que cela pose problème",
    Acquaintance.PREFER_ANOTHER: "connaît l’autre personne et préfère un autre binôme",
    Acquaintance.UNSAID: "",
}
"""What the coordination reads of the same answers."""


def state_of(pair: Pair) -> str:
    """Say where a pair stands: one that ended with success before its last day is told apart."""
    if achieved_early(pair.state, pair.ends_on, pair.closed_on):
        return "Terminé, objectif atteint"
    return STATES[pair.state]
