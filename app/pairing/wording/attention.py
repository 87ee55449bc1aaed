"""What « à traiter » says of pairs; without a name, for the same sentences leave by e-mail in the morning."""

from app.core.declarations import Attention
from app.core.wording import plural

_SENTENCES = {
    "proposals_silent": (
        "proposition attend une réponse à moins de 3 jours de l’échéance",
        "propositions attendent une réponse à moins de 3 jours de l’échéance",
    ),
    "pairs_validated": (
        "binôme validé attend sa proposition",
        "binômes validés attendent leur proposition",
    ),
    "pairs_drafted": ("binôme formé n’est pas encore proposé", "binômes formés ne sont pas encore proposés"),
    "pairs_to_redo": (
        "personne attend un nouveau binôme après un premier",
        "personnes attendent un nouveau binôme après un premier",
    ),
    "mentees_to_propose_again": (
        "personne attend une autre proposition : la précédente n’a pas abouti",
        "personnes attendent une autre proposition : la précédente n’a pas abouti",
    ),
    "session_left_open": (
        "séance du comité, ouverte un autre jour, n’est pas close",
        "séances du comité, ouvertes un autre jour, ne sont pas closes",
    ),
    "mentees_waiting": ("personne retenue n’a pas encore de binôme", "personnes retenues n’ont pas encore de binôme"),
}
_ACTIONS = {
    "proposals_silent": "Voir",
    "pairs_validated": "Envoyer les propositions",
    "pairs_drafted": "Proposer",
    "pairs_to_redo": "Former les binômes",
    "mentees_to_propose_again": "Former les binômes",
    "session_left_open": "Clore la séance",
    "mentees_waiting": "Former les binômes",
}


def attention_sentence(found: Attention) -> str:
    """Say one line."""
    return plural(found.count, *_SENTENCES[found.code])


def attention_action(found: Attention) -> str:
    """Say what its link does."""
    return _ACTIONS[found.code]


def formed_words(count: int) -> str:
    """« binômes formés », under their number."""
    return "binôme formé" if count < 2 else "binômes formés"
