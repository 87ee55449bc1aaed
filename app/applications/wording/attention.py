"""The lines of « à traiter » about applications."""

from app.core.declarations import Attention
from app.core.wording import plural

_SENTENCES = {
    "applications_answered": ("complément reçu, à lire", "compléments reçus, à lire"),
    "applications_overdue": (
        "personne attend une réponse dont la date est passée",
        "personnes attendent une réponse dont la date est passée",
    ),
    "complements_late": ("complément demandé, pas encore reçu", "compléments demandés, pas encore reçus"),
    "applications_to_read": ("candidature à vérifier", "candidatures à vérifier"),
    "place_free": (
        "place est libre et quelqu’un attend sur la liste",
        "places sont libres et des personnes attendent sur la liste",
    ),
    "decisions_to_release": ("réponse préparée, pas encore envoyée", "réponses préparées, pas encore envoyées"),
}
_ACTIONS = {
    "applications_answered": "Lire",
    "applications_overdue": "Répondre",
    "complements_late": "Voir",
    "applications_to_read": "Vérifier",
    "place_free": "Faire avancer la liste",
    "decisions_to_release": "Relire et envoyer",
}


def attention_sentence(line: Attention) -> str:
    """Return « 3 candidatures à vérifier »."""
    return plural(line.count, *_SENTENCES[line.code])


def attention_action(line: Attention) -> str:
    """Return what the link says."""
    return _ACTIONS[line.code]
