"""What is said once a deed is done."""

from app.core.wording import plural

EDITED = "Vos réponses sont enregistrées."
REPLIED = "Votre réponse est envoyée à la coordination."
DRAFT_DELETED = "Votre brouillon est supprimé."
WITHDRAWN = "Votre candidature est retirée."
LINK_SENT = "Le lien est envoyé."
RESUMED = "Votre brouillon est ouvert."
READING = "La lecture est commencée. La personne ne peut plus modifier ses réponses."
ELIGIBLE = "La candidature est éligible."
ASKED = "Votre question est enregistrée. La personne est prévenue par e-mail."
NOTED = "Vos notes sont enregistrées."
PREPARED = "La réponse est préparée. Rien ne part avant l’envoi groupé."
UNDONE = "La réponse préparée est annulée."


def released(count: int) -> str:
    """Return « 3 réponses partent par e-mail. »."""
    return f"{plural(count, 'réponse part', 'réponses partent')} par e-mail."
