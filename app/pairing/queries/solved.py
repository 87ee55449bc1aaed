"""What the solver answers about a room, computed again only when something it reads has changed."""

from collections.abc import Hashable
from functools import lru_cache
from typing import TYPE_CHECKING

from app.core.remembering import Same
from app.pairing.queries.room import Room
from app.pairing.solver import Alternative, LeftOut, Pool, Proposal, open_session

if TYPE_CHECKING:
    from app.pairing.solver.session import Session

_KEPT = 4  # rooms: one for each reader who sees other files than the others


class Solved:
    """The solver's answers about one pool. What has been asked once is not asked again."""

    def __init__(self, pool: Pool) -> None:
        """Judge everybody and propose."""
        self.session: Session = open_session(pool)
        self.proposal: Proposal = self.session.propose()
        self._alternatives: dict[str, tuple[Alternative, ...]] = {}
        self._left_out: dict[str, LeftOut] = {}

    def alternatives(self, mentee: str) -> tuple[Alternative, ...]:
        """Return the best other mentors for a mentee, and what choosing each would change."""
        if mentee not in self._alternatives:
            self._alternatives[mentee] = self.session.alternatives(self.proposal, mentee)
        return self._alternatives[mentee]

    def left_out(self, ref: str) -> LeftOut:
        """Return why somebody has no pair in the proposal."""
        if ref not in self._left_out:
            self._left_out[ref] = self.session.left_out(self.proposal, ref)
        return self._left_out[ref]


class _Question:
    """A pool as the key of what was found: two that hold the same facts are the same question."""

    __slots__ = ("_facts", "pool")

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._facts: Hashable = (
            Same(pool.definition),
            (pool.mentors, pool.mentees, frozenset(pool.loads.items()), pool.failed, pool.locked, pool.forbidden),
            (frozenset(pool.derogations.items()), pool.verified, pool.standing, pool.first_in_line, pool.at_most),
        )

    def __eq__(self, other: object) -> bool:
        """Equal when everything the solver reads is."""
        return isinstance(other, _Question) and other._facts == self._facts

    def __hash__(self) -> int:
        """By the same facts."""
        return hash(self._facts)


def solved(room: Room) -> Solved:
    """Return what the solver answers about a room.

    The key is what the solver reads, to the last answer and decision: nothing stale can be found under it.
    """
    return _solved(_Question(room.pool))


@lru_cache(maxsize=_KEPT)
def _solved(question: _Question) -> Solved:
    return Solved(question.pool)
