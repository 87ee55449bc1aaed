"""What is said once a deed is done."""

from app.core.wording import plural

EDITED = "Vos réponses sont enregistrées."
CHANGED_MEANWHILE = "Cette réponse a été changée depuis une autre page"
FIXED = "Vos réponses ne changent plus"
REPLY_LATE = "Votre réponse n’est pas partie"
REPLY_UNAWAITED = "La coordination n’attend plus de réponse à sa question. Pour ajouter quelque chose, écrivez-lui."
REPLIED = "Votre réponse est envoyée à la coordination."
DRAFT_DELETED = "Votre brouillon est supprimé."
WITHDRAWN = "Votre candidature est retirée."
LINK_SENT = "Le lien est envoyé."
RESUMED = "Votre brouillon est ouvert."
READING = "La lecture est commencée. La personne ne peut plus modifier ses réponses."
ELIGIBLE = "La candidature est éligible."
ASKED = "Votre question est enregistrée. La personne est prévenue par e-mail."
NOTED = "Vos notes sont enregistrées."
_PREPARED = "La réponse est préparée. Rien ne part avant l’envoi groupé."
_UNDONE = "La réponse préparée est annulée."


def prepared(fallen: int) -> str:
    """Say that an answer is prepared, and which pairs no longer hold."""
    return _PREPARED + _fallen(fallen)


def undone(fallen: int) -> str:
    """Say that a prepared answer is taken back, and which pairs no longer hold."""
    return _UNDONE + _fallen(fallen)


def _fallen(count: int) -> str:
    if not count:
        return ""
    who = (
        "Le binôme où cette personne était retenue ne l’est plus"
        if count == 1
        else (f"Les {count} binômes où cette personne était retenue ne le sont plus")
    )
    return f" {who}. Personne n’en a été prévenu."


def released(count: int) -> str:
    """Return « 3 réponses partent par e-mail. »."""
    return f"{plural(count, 'réponse part', 'réponses partent')} par e-mail."
