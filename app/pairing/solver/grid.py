"""Everybody beside everybody: which couples are possible, which rules exclude the others, how many points each has."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.pairing.rules import severity
from app.pairing.solver.points import Points, find_points
from app.pairing.solver.pool import Couple, Pool
from app.pairing.solver.resembling import Naming
from app.pairing.solver.verdicts import CODES, EXCLUDING_FROM, Verdicts, find_verdicts, positions
from app.programmes.definition import Verdict

_TO_DISCUSS = severity(Verdict.TO_DISCUSS)


@dataclass(frozen=True)
class Grid:
    """Rows are mentees and columns mentors, both in the order of their refs. What is impossible is absent."""

    pool: Pool
    verdicts: Verdicts
    points: Points
    naming: Naming
    rows: Mapping[str, int]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, pool: Pool) -> "Grid":
        """Ask every rule and score of every couple."""
        rows, columns = positions(pool)
        naming = Naming(pool.mentees, pool.mentors)
        return cls(pool, find_verdicts(pool, naming), find_points(pool), naming, rows, columns)

    @cached_property
    def possible(self) -> npt.NDArray[np.bool_]:
        """Couples nothing excludes."""
        found: npt.NDArray[np.bool_] = self.verdicts.severity < EXCLUDING_FROM
        return found

    @cached_property
    def discussed(self) -> npt.NDArray[np.bool_]:
        """Possible couples of which something is to be discussed."""
        found: npt.NDArray[np.bool_] = self.verdicts.severity == _TO_DISCUSS
        return found

    def without(self, ref: str) -> "Grid":
        """Return the grid once somebody has left; nobody is judged again."""
        rest = self.pool.without(ref)
        rows, columns = positions(rest)
        kept = np.ix_(
            np.array([self.rows[each] for each in rows], dtype=np.int64),
            np.array([self.columns[each] for each in columns], dtype=np.int64),
        )
        verdicts = Verdicts(self.verdicts.severity[kept], self.verdicts.excluding[kept])
        return Grid(rest, verdicts, self.points[kept], self.naming, rows, columns)

    def couple(self, row: int, column: int) -> Couple:
        """Return who stands there."""
        return Couple(self.pool.mentors[column].ref, self.pool.mentees[row].ref)

    def place(self, couple: Couple) -> tuple[int, int] | None:
        """Return the row and column of two people, unless one of them is not there."""
        row, column = self.rows.get(couple.mentee), self.columns.get(couple.mentor)
        return None if row is None or column is None else (row, column)

    def counted(self, bits: npt.NDArray[np.uint32]) -> tuple[tuple[str, int], ...]:
        """Return how many couples of a line each rule excludes, the most frequent first."""
        found = [(code, int(np.count_nonzero(bits & np.uint32(1 << at)))) for at, code in enumerate(CODES)]
        return tuple(sorted(((code, count) for code, count in found if count), key=lambda each: (-each[1], each[0])))
