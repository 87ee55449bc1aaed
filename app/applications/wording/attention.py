"""The lines of « à traiter » about applications."""

from app.core.declarations import Attention
from app.core.wording import plural

_SENTENCES = {
    "applications_answered": ("complément reçu, à lire", "compléments reçus, à lire"),
    "applications_to_read": ("candidature à vérifier", "candidatures à vérifier"),
    "decisions_to_release": ("réponse préparée, pas encore envoyée", "réponses préparées, pas encore envoyées"),
}
_ACTIONS = {
    "applications_answered": "Lire",
    "applications_to_read": "Vérifier",
    "decisions_to_release": "Relire et envoyer",
}


def attention_sentence(line: Attention) -> str:
    """Return « 3 candidatures à vérifier »."""
    return plural(line.count, *_SENTENCES[line.code])


def attention_action(line: Attention) -> str:
    """Return what the link says."""
    return _ACTIONS[line.code]
