"""What `doctor` says of the key of confidential texts."""

from app.core.text import typo
from app.core.wording import number_fr, plural

KEY_IN_ORDER = "Textes confidentiels : la clé ouvre ce qui est gardé."


def key_lost(lost: int, total: int) -> str:
    """Some texts do not open: what to do, and what is lost if nothing can be done."""
    return typo(
        f"Textes confidentiels : {plural(lost, 'ne s’ouvre', 'ne s’ouvrent')} pas, sur {number_fr(total)}. "
        "Remettez la clé d’avant dans BINOME_NOTES_KEY, ou ajoutez-la à BINOME_NOTES_KEY_FALLBACKS, puis redémarrez. "
        "Elle n’est pas dans la base : cherchez-la là où l’installation demandait d’en garder une copie. Si elle est "
        "perdue, ces notes et ces demandes d’aide le sont aussi : prévenez les binômes, sans attendre qu’ils le voient."
    )
