"""« Et si X se désiste ? »: what would change of the pairs chosen, and which of those changes could be made now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.pairing.models import Pair
from app.pairing.queries.room import Room
from app.pairing.queries.solved import Solved
from app.pairing.rules import severity
from app.pairing.solver import ProposedPair, Repair, open_session
from app.programmes.definition import Verdict


@dataclass(frozen=True)
class WhatIf:
    """What would change if somebody withdrew.

    `undone` and `formed` are the changes to pairs that are already chosen: all that is ever written. The rest is what
    the board would propose next.
    """

    repair: Repair
    undone: Sequence[Pair]
    formed: Sequence[ProposedPair]

    @property
    def to_discuss(self) -> bool:
        """Whether one of the new pairs needs a written reason."""
        return any(severity(pair.verdict) >= severity(Verdict.TO_DISCUSS) for pair in self.formed)

    @property
    def stamp(self) -> str:
        """What the page saw: sent back with the confirmation, so that nothing else is ever written."""
        undone = [f"{pair.ref}.{pair.version}" for pair in self.undone]
        formed = [f"{pair.couple.mentor}.{pair.couple.mentee}" for pair in self.formed]
        return " ".join(sorted([*undone, *formed]))


def what_if(room: Room, answers: Solved, ref: str) -> WhatIf:
    """Return what would change if that person withdrew: the most pairs, then the fewest changes.

    Pairs chosen may move for it, since nobody outside knows of them yet. Nothing is written.
    """
    free = open_session(replace(room.pool, locked=frozenset(), standing=room.pool.locked))
    repair = free.without(answers.proposal, ref)
    undone = [room.chosen[couple.mentee] for couple in repair.undone if couple in room.pool.locked]
    moved = {pair.mentee.ref for pair in undone}
    formed = [pair for pair in repair.formed if pair.couple.mentee in moved]
    return WhatIf(repair, undone, formed)
