"""The states of a pair, and what its members answer: the one vocabulary of pages, letters and documents."""

from app.pairing.models import Acquaintance, Answer, PairState

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
}
ANSWERS = {Answer.YES: "A accepté", Answer.NO: "A demandé quelqu’un d’autre"}
ACQUAINTANCES = {
    Acquaintance.NO: "Non",
    Acquaintance.HARMLESS: "Oui, sans que cela pose problème",
    Acquaintance.PREFER_ANOTHER: "Oui, et je préfère un autre binôme",
    Acquaintance.UNSAID: "Non renseigné",
}
