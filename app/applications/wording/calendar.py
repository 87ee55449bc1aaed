"""What the calendar sends to applicants, and the days they were told."""

from app.core.wording import plural

_PROMISES = {
    "closing": "Fin des candidatures",
    "news": "Notre réponse à votre candidature",
    "launch": "Journée de lancement",
}
_COUNTED = {
    "closing": ("brouillon commencé, qui attend d’être envoyé", "brouillons commencés, qui attendent d’être envoyés"),
    "news": ("personne à qui une réponse est annoncée", "personnes à qui une réponse est annoncée"),
    "launch": (
        "personne retenue, qui connaît le jour du lancement",
        "personnes retenues, qui connaissent le jour du lancement",
    ),
}


def promise(code: str) -> str:
    """What was told, as a letter names it; nothing for a code of another feature."""
    return _PROMISES.get(code, "")


def promised(code: str, count: int) -> str:
    """« 3 personnes à qui une réponse est annoncée »."""
    return plural(count, *_COUNTED[code])


def closing_reminder(people: int) -> str:
    """The one reminder before the closing."""
    if not people:
        return "Rappel aux brouillons commencés et non envoyés : aucun pour l’instant."
    return f"Rappel à {plural(people, 'personne', 'personnes')} dont la candidature est commencée et non envoyée."


def decisions(people: int) -> str:
    """The decisions that somebody releases."""
    if not people:
        return "Les réponses partent quand vous les envoyez : aucune n’est préparée pour l’instant."
    return f"{plural(people, 'réponse préparée part', 'réponses préparées partent')} quand vous les envoyez, pas avant."
