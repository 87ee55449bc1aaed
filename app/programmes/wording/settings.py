"""What the settings pages say once something is done, and what a programme lacks."""

from collections.abc import Sequence
from datetime import date

from app.core.wording import day_fr
from app.programmes.models import Role

ROLE_HINTS = {
    Role.COORDINATOR: "Lit les candidatures, suit les binômes et règle le programme",
    Role.COMMITTEE: "Lit les candidatures pendant la sélection et propose les binômes",
}
ROLE_PATHS = {"coordination": Role.COORDINATOR, "comite": Role.COMMITTEE}
ROLE_OF = {Role.COORDINATOR: "de la coordination", Role.COMMITTEE: "du comité"}


def invited(name: str, role: Role, *, is_new: bool) -> str:
    """What became of an invitation."""
    where = {Role.COORDINATOR: "à la coordination", Role.COMMITTEE: "au comité"}[role]
    if is_new:
        return f"{name} est maintenant {where}. Un message lui dit comment entrer."
    return f"{name} était déjà {where} : rien n’a été envoyé."


def removed(name: str, role: Role) -> str:
    """What became of somebody's role."""
    return f"{name} ne fait plus partie {ROLE_OF[role]}."


def referent_joined(name: str) -> str:
    """A referent takes part."""
    return f"Les binômes de ce programme peuvent demander de l’aide à {name}."


def referent_left(name: str) -> str:
    """A referent takes part no more."""
    return f"{name} n’est plus proposé·e aux binômes de ce programme. Ses demandes en cours lui restent."


def partner_joined(name: str) -> str:
    """A partner takes part."""
    return f"{name} figure maintenant sur la page du programme."


def partner_left(name: str) -> str:
    """A partner takes part no more."""
    return f"{name} ne figure plus sur la page du programme."


def gaps(*, signatory: bool, referents: Sequence[bool]) -> list[str]:
    """Say what a programme lacks; `referents` tells of each whether they stand outside the coordination."""
    found = []
    if not signatory:
        found.append("Personne ne signe encore les chartes pour l’organisme.")
    if not referents:
        found.append("Les binômes n’ont personne à qui demander de l’aide : associez une ou un référent.")
    elif not any(referents):
        found.append("Aucun référent n’est extérieur à la coordination : on peut avoir à parler d’elle.")
    return found


def handed_over(leaving: str, successor: str, starts_on: date, *, done: bool) -> str:
    """What became of a hand-over."""
    if done:
        return f"{successor} coordonne désormais le programme, à la suite de {leaving}."
    return f"{successor} prend le relais de {leaving} le {day_fr(starts_on)}. Un message le lui dit."


def hand_over_cancelled(leaving: str, successor: str) -> str:
    """A hand-over given up."""
    return f"{leaving} garde la coordination. Un message le dit à {successor}."
