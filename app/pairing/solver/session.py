"""One session of pairing: everybody judged once, then as many questions as the board asks."""

from collections.abc import Iterable, Sequence

import numpy as np

from app.applications.models import ApplicantRole
from app.pairing.rules import score_pair, severity
from app.pairing.solver.arranging import Request, arrange
from app.pairing.solver.grid import Grid
from app.pairing.solver.locks import check_locks
from app.pairing.solver.pool import Couple, Couples, Pool
from app.pairing.solver.proposal import (
    Alternative,
    Exclusion,
    LeftOut,
    Proposal,
    ProposedPair,
    Repair,
    by_mentee,
    changes,
)
from app.pairing.solver.verdicts import CODES, DECLARED_BITS
from app.programmes.definition import Verdict

_ALTERNATIVES = 2
_VERDICTS: dict[int, Verdict | None] = {severity(each): each for each in (None, *Verdict)}
_Place = tuple[int, int]


class Session:
    """Answers about one pool. It keeps arrays of everybody beside everybody: for the length of a request, no longer."""

    def __init__(self, pool: Pool, grid: Grid | None = None) -> None:
        """Judge everybody in a pool, unless a grid of the same people says so already."""
        self.pool = pool
        self._grid = grid or Grid.of(pool)
        self._locks = check_locks(self._grid, pool.locked)

    def propose(self) -> Proposal:
        """Return the best pairs.

        Couples locked by the committee stand. Then: the most pairs; the most people promised to come first; the highest
        total; the best worst pair (locked ones apart); the most pairs kept of those that stood before; the fewest with
        something to discuss. What is still equal is settled by the order of refs.
        """
        return self._proposal(arrange(self._grid, Request(self._locks.held, self.pool.standing, repair=False)))

    def explain(self, couple: Couple) -> ProposedPair:
        """Return what speaks for and against a couple, possible or not. Refuses (KeyError) people not in the pool."""
        mentee = self.pool.mentees[self._grid.rows[couple.mentee]]
        mentor = self.pool.mentors[self._grid.columns[couple.mentor]]
        return ProposedPair(
            couple=couple,
            score=score_pair(mentor, mentee, self.pool.definition),
            findings=tuple(self.pool.findings(mentor, mentee, self._grid.naming.compare)),
            locked=self._grid.place(couple) in self._locks.held,
            kept=couple in self.pool.standing,
        )

    def possible(self, couple: Couple) -> bool:
        """Tell whether no rule and no decision excludes a couple; whether the mentor is free is another question."""
        place = self._grid.place(couple)
        return place is not None and bool(self._grid.possible[place])

    def verdict(self, couple: Couple) -> Verdict | None:
        """Return the strictest verdict on a couple, decisions included. Refuses (KeyError) people not in the pool."""
        row, column = self._grid.rows[couple.mentee], self._grid.columns[couple.mentor]
        return _VERDICTS[int(self._grid.verdicts.severity[row, column])]

    def ranked(self, mentee: str) -> tuple[str, ...]:
        """Return every mentor for a mentee: those nothing excludes first, then by points, then by ref."""
        row = self._grid.rows[mentee]
        against, points = self._grid.verdicts.severity[row], self._grid.points[row]
        columns = sorted(range(len(self.pool.mentors)), key=lambda at: (int(against[at]), -int(points[at]), at))
        return tuple(self.pool.mentors[at].ref for at in columns)

    def nobody_for(self, mentee: str) -> bool:
        """Tell whether rules and decisions exclude every mentor for a mentee."""
        return not self._grid.possible[self._grid.rows[mentee]].any()

    def exclusions(self, mentee: str) -> dict[str, tuple[str, ...]]:
        """Return, for a mentee, the codes that exclude somebody and the mentors each excludes, by ref."""
        bits = self._grid.verdicts.excluding[self._grid.rows[mentee]]
        found = {code: np.flatnonzero(bits & np.uint32(1 << at)).tolist() for at, code in enumerate(CODES)}
        return {code: tuple(self.pool.mentors[at].ref for at in where) for code, where in found.items() if where}

    def alternatives(self, proposal: Proposal, mentee: str, count: int = _ALTERNATIVES) -> tuple[Alternative, ...]:
        """Return the best other mentors for a mentee, and what choosing each would change for the others.

        Best by points, then by having nothing to discuss, then by ref. Mentors all of whose places the committee has
        locked for others are left out, and a mentee whose own pair is locked keeps being compared.
        """
        row = self._grid.rows[mentee]
        given = proposal.of_mentee(mentee)
        columns = [
            column
            for column in np.flatnonzero(self._grid.possible[row]).tolist()
            if self._open_to(row, column) and (given is None or self._grid.couple(row, column) != given.couple)
        ]
        columns.sort(
            key=lambda column: (-int(self._grid.points[row, column]), self._grid.discussed[row, column], column)
        )
        chosen = [self._grid.couple(row, column) for column in columns[:count]]
        return tuple(Alternative(self.explain(couple), self.instead(proposal, couple)) for couple in chosen)

    def instead(self, proposal: Proposal, couple: Couple) -> Repair:
        """Return what choosing this couple would change in a proposal: the fewest pairs, and no fewer than need be.

        Refuses (ValueError) a couple that is not possible, or whose mentor has no place the committee has left open.
        """
        place = self._grid.place(couple)
        if place is None or not self._grid.possible[place] or not self._open_to(*place):
            raise ValueError(f"{couple} is not possible")
        held = [lock for lock in self._locks.held if lock[0] != place[0]]
        found = arrange(self._grid, Request([*held, place], proposal.couples, repair=True))
        return self._changes(proposal.couples, found)

    def without(self, proposal: Proposal, ref: str) -> Repair:
        """Return what would change in a proposal if somebody withdrew: the most pairs, then the fewest changes.

        « Et si X se désiste ? » Then the levels of `propose` again.
        """
        rest = self._grid.without(ref)
        return Session(rest.pool, rest).mend(proposal.couples, gone=ref)

    def mend(self, before: Couples, *, gone: str = "") -> Repair:
        """Return what must change of couples that stood before, for the most pairs and the fewest changes.

        `gone` is who has left the pool since, and loses nothing.
        """
        return self._changes(before, arrange(self._grid, Request(self._locks.held, before, repair=True)), gone)

    def left_out(self, proposal: Proposal, ref: str) -> LeftOut:
        """Return why somebody has no pair in a proposal: which rules exclude whom, and who took the possible ones."""
        mentee = ref in self._grid.rows
        bits = (
            self._grid.verdicts.excluding[self._grid.rows[ref]]
            if mentee
            else self._grid.verdicts.excluding[:, self._grid.columns[ref]]
        )
        others = self.pool.mentors if mentee else self.pool.mentees
        possible = [others[at].ref for at in np.flatnonzero(bits == 0).tolist()]
        taken = tuple((other, self._taking(proposal, other, by_mentor=mentee)) for other in possible)
        full = [(other, couples) for other, couples in taken if couples]
        return LeftOut(
            ref=ref,
            role=ApplicantRole.MENTEE if mentee else ApplicantRole.MENTOR,
            others=len(others),
            exclusions=tuple(Exclusion(code, count) for code, count in self._grid.counted(bits)),
            declared=int(np.count_nonzero(bits & DECLARED_BITS)),
            taken=tuple(full),
            programme_full=len(full) < len(taken),
        )

    def _taking(self, proposal: Proposal, other: str, *, by_mentor: bool) -> tuple[Couple, ...]:
        """Return the couples that leave somebody no place; none when they have one left."""
        mine = tuple(pair.couple for pair in proposal.pairs if other in pair.couple)
        if not by_mentor:
            return mine
        mentor = self.pool.mentors[self._grid.columns[other]]
        return mine if self.pool.loads.get(other, 0) + len(mine) >= mentor.capacity else ()

    def _open_to(self, row: int, column: int) -> bool:
        """Tell whether a mentor has a place that the committee has not locked for somebody else."""
        mentor = self.pool.mentors[column]
        locked = sum(other == column for at, other in self._locks.held if at != row)
        return self.pool.loads.get(mentor.ref, 0) + locked < mentor.capacity

    def _changes(self, before: Couples, places: Iterable[_Place], gone: str = "") -> Repair:
        after = frozenset(self._grid.couple(*place) for place in places)
        formed = [self.explain(couple) for couple in sorted(after - before, key=by_mentee)]
        return changes(before, after, formed, gone)

    def _pairs(self, places: Iterable[_Place]) -> tuple[ProposedPair, ...]:
        return tuple(self.explain(self._grid.couple(*place)) for place in places)

    def _proposal(self, places: Sequence[_Place]) -> Proposal:
        pairs = self._pairs(places)
        mentees, mentors = ({pair.couple.mentee for pair in pairs}, {pair.couple.mentor for pair in pairs})
        return Proposal(
            pairs=pairs,
            without_pair=tuple(profile.ref for profile in self.pool.mentees if profile.ref not in mentees),
            mentors_without_pair=tuple(profile.ref for profile in self.pool.mentors if profile.ref not in mentors),
            broken_locks=self._locks.broken,
        )
