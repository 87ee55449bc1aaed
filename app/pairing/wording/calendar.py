"""What the calendar sends to the members of a proposed pair, and the day they were told."""

from app.core.wording import plural


def promise(code: str) -> str:
    """What was told, as a letter names it; nothing for a code of another feature."""
    return {"proposal": "Votre réponse au binôme proposé"}.get(code, "")


def promised(_code: str, count: int) -> str:
    """« 8 binômes proposés, qui attendent une réponse »."""
    return plural(count, "binôme proposé, qui attend une réponse", "binômes proposés, qui attendent une réponse")


def reminder(people: int) -> str:
    """A reminder to whoever is silent."""
    if not people:
        return "Rappel à qui n’a pas répondu à son binôme : personne pour l’instant."
    return f"Rappel à qui n’a pas répondu à son binôme : {plural(people, 'personne', 'personnes')}."


def expiry(pairs: int) -> str:
    """What silence does on the morrow."""
    if not pairs:
        return (
            "Les propositions sans deux « oui » s’arrêtent, chacun est prévenu : aucune n’est ouverte pour l’instant."
        )
    open_ones = plural(pairs, "proposition est ouverte", "propositions sont ouvertes")
    return f"Les propositions sans deux « oui » s’arrêtent, chacun est prévenu : {open_ones}."
