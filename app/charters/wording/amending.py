"""The sentences of amendments: what was done, why a day does not serve, what the coordination reads of them."""

from collections.abc import Mapping
from datetime import date

from app.charters.models import Charter, CharterState
from app.charters.rules import AmendmentProblem
from app.charters.wording.coordination import CHARTER_STATES
from app.core.errors import DomainError
from app.core.text import typo
from app.core.wording import date_fr, day_fr

AMENDMENT_ISSUED = "L’avenant est émis. Les deux membres du binôme reçoivent leur lien."
AMENDMENT_CANCELLED = "L’avenant est annulé : ses liens ne servent plus, et la date de fin ne change pas."
_PROBLEMS: Mapping[AmendmentProblem, str] = {
    AmendmentProblem.NOT_UNDER_WAY: "Ce mentorat n’est pas en cours, ou il est en pause : il ne se prolonge pas",
    AmendmentProblem.BEING_SIGNED: "Un avenant attend déjà ses signatures : annulez-le d’abord",
    AmendmentProblem.ENDS_TODAY: "Ce mentorat se termine aujourd’hui : l’avenant ne pourrait pas être signé à temps",
    AmendmentProblem.NOT_LATER: "Choisissez une date après la fin prévue",
    AmendmentProblem.TOO_FAR: "Choisissez une date dans l’année qui suit la fin prévue",
}


def amendment_refusal(error: DomainError) -> str:
    """Why a mentorship is not extended, or not to that day."""
    return typo(_PROBLEMS[AmendmentProblem(str(error.params["why"]))])


def as_planned(ends_on: date | None) -> str:
    """What becomes of a mentorship whose amendment came to nothing."""
    return f"Le mentorat se termine le {date_fr(ends_on)}, comme prévu."


def amendment_line(charter: Charter) -> str:
    """« Jusqu’au 30 juin 2027, à signer au plus tard le mardi 1er décembre 2026 », the second day while it is open."""
    until = f"Jusqu’au {date_fr(charter.ends_on)}"
    is_open = charter.state is CharterState.OPEN
    return f"{until}, à signer au plus tard le {day_fr(charter.sign_by)}" if is_open else until


def amendment_state(charter: Charter) -> str:
    """Where an amendment stands, agreed with its gender."""
    return _MASCULINE.get(CHARTER_STATES[charter.state], CHARTER_STATES[charter.state])


_MASCULINE = {
    "Signée par tous": "Signé par tous",
    "Scellée": "Scellé",
    "Refusée": "Refusé",
    "Expirée": "Expiré",
    "Annulée": "Annulé",
    "Remplacée": "Remplacé",
}
