"""How long the documents of a charter are kept. The register (numbers, hashes, dates, states, events) is kept for good.

Five years after the mentoring ends: the time within which an ordinary claim may be brought (Civil code, article 2224).
A charter that the three never signed binds nobody: a year answers whoever asks why it came to nothing.
"""

from datetime import date

from app.charters.models import CharterState
from app.charters.rules.life import SIGNED_BY_ALL

PROOF_YEARS = 5
UNSIGNED_YEARS = 1


def kept_until(
    state: CharterState, *, ends_on: date | None, ended_early_on: date | None, closed_on: date | None
) -> date | None:
    """Return the last day on which the documents are kept; `None` while nothing says when it will be.

    `ends_on` is when the mentoring ends as agreed, `ended_early_on` when it was stopped before, `closed_on` when a
    charter ended without three signatures.
    """
    if state not in SIGNED_BY_ALL:
        return years_after(closed_on, UNSIGNED_YEARS) if closed_on else None
    ends = [day for day in (ends_on, ended_early_on) if day is not None]
    return years_after(min(ends), PROOF_YEARS) if ends else None


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 28 February for a 29th that the year does not have."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
