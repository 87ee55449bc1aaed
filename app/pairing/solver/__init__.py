"""The solver of pairs: the best pairs for everybody at once, why, and what one change would do to the others.

`open_session` loads the arrays and the assignment library: nothing before it does.
"""

from typing import TYPE_CHECKING

from app.pairing.solver.pool import Couple, Couples, Pool
from app.pairing.solver.proposal import Alternative, BrokenLock, Exclusion, LeftOut, Proposal, ProposedPair, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.applications.rules import Profile
    from app.pairing.solver.session import Session

__all__ = [
    "Alternative",
    "BrokenLock",
    "Couple",
    "Couples",
    "Exclusion",
    "LeftOut",
    "Pool",
    "Proposal",
    "ProposedPair",
    "Repair",
    "open_session",
    "who_may_resemble",
]


def open_session(pool: Pool) -> "Session":
    """Judge everybody in a pool, and return whom to ask about it."""
    from app.pairing.solver.session import Session

    return Session(pool)


def who_may_resemble(pool: Pool) -> "Iterator[tuple[Profile, Profile]]":
    """Give each mentor and mentee one of whom may have written of the other, or whose structures may be the same.

    No fewer than the rules would find, and few more: the rules are then asked of these alone.
    """
    from app.pairing.solver.resembling import Naming, likely_couples

    rows = Naming(pool.mentees, pool.mentors).couples | likely_couples(pool.mentees, pool.mentors)
    return ((pool.mentors[column], pool.mentees[row]) for row, column in sorted(rows))
