"""Which new last day an amendment may give."""

from datetime import date
from enum import StrEnum

from app.programmes.definition import add_months

LONGEST_MONTHS = 12


class AmendmentProblem(StrEnum):
    """Why a mentorship cannot be extended to that day, or at all."""

    NOT_UNDER_WAY = "not_under_way"
    BEING_SIGNED = "being_signed"
    ENDS_TODAY = "ends_today"
    NOT_LATER = "not_later"
    TOO_FAR = "too_far"


def amendment_problem(former_end: date, new_end: date, today: date) -> AmendmentProblem | None:
    """Tell what is wrong with a new last day; `None` when nothing is. The three sign before the former one."""
    if former_end <= today:
        return AmendmentProblem.ENDS_TODAY
    if new_end <= former_end:
        return AmendmentProblem.NOT_LATER
    return AmendmentProblem.TOO_FAR if new_end > add_months(former_end, LONGEST_MONTHS) else None
