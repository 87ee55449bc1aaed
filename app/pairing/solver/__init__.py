"""The solver of pairs: the best pairs for everybody at once, why, and what one change would do to the others.

`open_session` loads the arrays and the assignment library: nothing before it does.
"""

from typing import TYPE_CHECKING

from app.pairing.solver.pool import Couple, Couples, Pool
from app.pairing.solver.proposal import Alternative, BrokenLock, Exclusion, LeftOut, Proposal, ProposedPair, Repair

if TYPE_CHECKING:
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
]


def open_session(pool: Pool) -> "Session":
    """Judge everybody in a pool, and return whom to ask about it."""
    from app.pairing.solver.session import Session

    return Session(pool)
