"""Late codes, in French: how one stands, and why one lets nobody in."""

from app.applications.models import LateCode
from app.applications.rules import last_day
from app.applications.rules.late import LateStanding
from app.core.wording import date_fr, day_fr

_AGAIN = "Demandez-en un autre à la coordination"
REFUSED = {
    "unknown": "Vérifiez le code, lettre par lettre : aucun code de ce programme ne s’écrit ainsi",
    "used": "Ce code a déjà servi. Si c’était vous, ouvrez le lien reçu par e-mail. Sinon, demandez un autre code",
    "expired": f"Ce code a expiré. {_AGAIN}",
    "revoked": f"Ce code a été retiré. {_AGAIN}",
}
REVOKED = "Le code est retiré : il ne laisse plus entrer personne."
TONES = {LateStanding.WAITING: "gold", LateStanding.USED: "ok"}


def standing_words(code: LateCode, standing: LateStanding) -> str:
    """« À utiliser jusqu’au jeudi 12 novembre 2026 », « utilisé le 10 novembre 2026 »."""
    if standing is LateStanding.USED:
        taken = ", retiré depuis" if code.revoked_at else ""
        return f"utilisé le {date_fr(code.used_at)}{taken}"
    if standing is LateStanding.REVOKED:
        return f"retiré le {date_fr(code.revoked_at)}"
    if standing is LateStanding.EXPIRED:
        return f"expiré le {date_fr(last_day(code.expires_at))}"
    return f"à utiliser jusqu’au {day_fr(last_day(code.expires_at))}"


def admitted(code: LateCode) -> str:
    """What is said to whoever showed a code that opens."""
    return f"Votre code est bon. Envoyez votre candidature au plus tard le {day_fr(last_day(code.expires_at))}."
