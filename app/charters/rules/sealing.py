"""When a key seals, and when somebody must be told of it. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

WARNED_BEFORE = timedelta(days=60)


class SealProblem(StrEnum):
    """What is wrong with the seal. All but `expiring` keep charters from being sealed."""

    MISSING = "missing"  # no key is given to the worker, or its file is not there
    UNREADABLE = "unreadable"  # damaged, of another kind, or under another password
    WRONG = "wrong"  # the root it stands under is not one that the site publishes
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    NO_TIMESTAMP = "no_timestamp"  # the time-stamp server that was asked for does not answer
    EXPIRING = "expiring"  # in less than sixty days


def problem_of_dates(not_before: datetime, not_after: datetime, now: datetime) -> SealProblem | None:
    """Tell what is wrong, at that instant, with a key that is valid between those two."""
    if now < not_before:
        return SealProblem.NOT_YET
    if now > not_after:
        return SealProblem.EXPIRED
    return SealProblem.EXPIRING if not_after - now < WARNED_BEFORE else None


def keeps_from_sealing(problem: SealProblem | None) -> bool:
    """Tell whether nothing is to be tried with that key."""
    return problem not in (None, SealProblem.EXPIRING, SealProblem.NO_TIMESTAMP)
