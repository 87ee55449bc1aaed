"""Who goes with whom, in order of importance, by a kept assignment library.

The levels of an objective are whole numbers written one above the other in one weight, so that a level decides only
between answers that all those above leave equal. A couple that is not possible costs more than any whole answer does:
it is never taken where a possible one is left, and is dropped at the end. All sums stay exact (below 2**53).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Small = npt.NDArray[np.int16]
_Weight = npt.NDArray[np.float64]
_Places = npt.NDArray[np.int64]
_EXACT = 2**53


@dataclass(frozen=True)
class Level:
    """One thing to have as much of as can be. Each couple adds at least 0 and at most `most`."""

    gain: Small
    most: int


@dataclass(frozen=True)
class Problem:
    """Rows to be given to columns, each once. `limit` is how many couples at most.

    `before_worst` and `after_worst` are the levels above and below « the worst couple is as good as can be », in order
    of importance; `worth` is what couples are compared by there.
    """

    possible: Mask
    before_worst: Sequence[Level]
    worth: Small
    after_worst: Sequence[Level]
    limit: int

    @property
    def couples(self) -> int:
        """The most couples there could be."""
        rows, columns = self.possible.shape
        return int(min(rows, columns, self.limit))


@dataclass(frozen=True)
class Answer:
    """The couples chosen: rows, and the column each is given."""

    rows: _Places
    columns: _Places

    def reached(self, weight: _Weight) -> tuple[int, int]:
        """Return how many couples there are, and what they weigh in all."""
        return len(self.rows), int(weight[self.rows, self.columns].sum())

    def worst(self, worth: Small) -> int:
        """Return the least worth of its couples."""
        return int(np.min(worth[self.rows, self.columns]))


def solve(problem: Problem) -> Answer:
    """Return the best answer: most couples, then each level in turn, the worst couple between the two series."""
    weight = _weigh(problem, np.zeros(problem.possible.shape), problem.before_worst)
    first = _assign(problem.possible, weight, problem.couples)
    if not len(first.rows):
        return first
    best, allowed = _raise_worst(problem, weight, first)
    if not problem.after_worst:
        return best
    return _assign(allowed, _weigh(problem, weight, problem.after_worst), problem.couples)


def _raise_worst(problem: Problem, weight: _Weight, first: Answer) -> tuple[Answer, Mask]:
    """Return an answer as good whose worst couple is the best, and the couples no worse: a search by halves."""
    worth, possible, reached = problem.worth, problem.possible, first.reached(weight)
    values = np.unique(worth[possible])
    best, held = first, int(np.searchsorted(values, first.worst(worth)))
    beyond = int(np.searchsorted(values, _bound(problem, first), side="right"))
    while beyond - held > 1:
        middle = (held + beyond) // 2
        other = _assign(possible & (worth >= values[middle]), weight, problem.couples)
        if other.reached(weight) == reached:
            best, held = other, int(np.searchsorted(values, other.worst(worth)))
        else:
            beyond = middle
    return best, possible & (worth >= values[held])


def _bound(problem: Problem, first: Answer) -> int:
    """Return what the worst couple cannot be better than.

    Where everybody of one side is given somebody, that is the best couple of whoever has the least good one.
    """
    worth = np.where(problem.possible, problem.worth, -1)
    count = len(first.rows)
    bounds = [int(worth.max(axis=axis).min()) for axis in (0, 1) if worth.shape[1 - axis] == count]
    return min([int(worth.max()), *bounds])


def _weigh(problem: Problem, weight: _Weight, levels: Iterable[Level]) -> _Weight:
    """Return more levels below those already in a weight, as one number.

    A level too small to be told apart exactly is left out: only the last ones, among many hundreds of people of whom
    some come first and all stood otherwise before.
    """
    for level in levels:
        heavier = weight * (problem.couples * level.most + 1)
        heavier += level.gain
        if _price(_top(heavier, problem.possible), weight.shape) * (max(weight.shape) + 1) >= _EXACT:
            break
        weight = heavier
    return weight


def _top(weight: _Weight, allowed: Mask) -> int:
    return int(np.max(weight, where=allowed, initial=0))


def _price(top: int, shape: tuple[int, ...]) -> int:
    """Return what a couple that is not allowed costs: more than all the couples of an answer together."""
    return (top + 2) * (max(shape) + 1)


def _assign(allowed: Mask, weight: _Weight, couples: int) -> Answer:
    """Return the most couples that are allowed, and among those the heaviest, by Jonker and Volgenant's algorithm.

    Where fewer couples are wanted than there could be, rows may also go to columns that cost nothing and mean nobody.
    """
    from lap import lapjvx

    rows, columns = weight.shape
    nobody = rows - couples if couples < min(rows, columns) else 0
    top = _top(weight, allowed)
    cost = np.zeros((rows, columns + nobody))
    cost[:, :columns] = np.where(allowed, top + 1 - weight, _price(top, weight.shape))
    given, places = lapjvx(cost, extend_cost=True, return_cost=False)
    given, places = given.astype(np.int64), places.astype(np.int64)
    given, places = given[places < columns], places[places < columns]
    meant = allowed[given, places]
    return Answer(given[meant], places[meant])
