"""What « à traiter » says of silent pairs: a count, never a name."""

from app.core.declarations import Attention
from app.core.wording import plural
from app.followup.rules.nudging import SHOWN_AFTER


def silence_sentence(found: Attention) -> str:
    """« 2 binômes sans rencontre depuis plus de 60 jours »."""
    return f"{plural(found.count, 'binôme', 'binômes')} sans rencontre depuis plus de {SHOWN_AFTER} jours"


def silence_action(_found: Attention) -> str:
    """What its link does."""
    return "Voir"
