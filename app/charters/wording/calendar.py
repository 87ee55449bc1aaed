"""What the calendar does to open charters, and the day their parties were told."""

from app.core.wording import plural


def promise(code: str) -> str:
    """What was told, as a letter names it; nothing for a code of another feature."""
    return {"signature": "Votre signature de la charte"}.get(code, "")


def promised(_code: str, count: int) -> str:
    """« 8 chartes à signer »."""
    return plural(count, "charte qui attend une signature", "chartes qui attendent une signature")


def expiry(charters: int) -> str:
    """What happens on the morrow of the last day to sign."""
    if not charters:
        return "Les chartes incomplètes ne peuvent plus être signées : aucune n’est ouverte pour l’instant."
    open_ones = plural(charters, "charte est ouverte", "chartes sont ouvertes")
    return f"Les chartes incomplètes ne peuvent plus être signées : {open_ones}."
