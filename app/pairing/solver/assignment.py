"""Who goes with whom, in order of importance, by a kept assignment library.

The levels of an objective are whole numbers written one above the other in one weight, so that a level decides only
between answers that all those above leave equal. A couple that is not possible costs more than any whole answer does:
it is never taken where a possible one is left, and is dropped at the end. All sums stay exact (below 2**53).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_EXACT = 2**53
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Level:
    """One thing to have as much of as can be. Each couple adds at least 0 and at most `most`."""

    gain: Whole
    most: int


@dataclass(frozen=True)
class Problem:
    """Rows to be given to columns. `column` says which mentor each place is of; `limit` is how many couples at most.

    `before_worst` and `after_worst` are the levels above and below « the worst couple is as good as can be », in order
    of importance; `worth` is what couples are compared by there.
    """

    possible: Mask
    before_worst: Sequence[Level]
    worth: Whole
    after_worst: Sequence[Level]
    limit: int


@dataclass(frozen=True)
class Answer:
    """The couples chosen: rows, and the place each is given."""

    rows: Places
    places: Places

    def reached(self, levels: Sequence[Level]) -> tuple[int, ...]:
        """Return how many couples there are, and how much of each level."""
        return (len(self.rows), *(int(level.gain[self.rows, self.places].sum()) for level in levels))


def solve(problem: Problem) -> Answer:
    """Return the best answer: most couples, then each level in turn, the worst couple between the two series."""
    answer = _best(problem, problem.possible, problem.before_worst)
    if len(answer.rows) == 0:
        return answer
    allowed = problem.possible & (problem.worth >= _best_worst(problem, answer))
    return _best(problem, allowed, [*problem.before_worst, *problem.after_worst])


def _best_worst(problem: Problem, answer: Answer) -> int:
    """Return the highest worth that every couple can have while nothing above is lost: a search by halves."""
    reached = answer.reached(problem.before_worst)
    found = problem.worth[answer.rows, answer.places]
    values = np.unique(problem.worth[problem.possible])
    held = int(np.searchsorted(values, found.min()))
    beyond = int(np.searchsorted(values, problem.worth[problem.possible].max(), side="right"))
    while beyond - held > 1:
        middle = (held + beyond) // 2
        other = _best(problem, problem.possible & (problem.worth >= values[middle]), problem.before_worst)
        if other.reached(problem.before_worst) == reached:
            held = int(np.searchsorted(values, problem.worth[other.rows, other.places].min()))
        else:
            beyond = middle
    return int(values[held])


def _best(problem: Problem, allowed: Mask, levels: Sequence[Level]) -> Answer:
    """Return the most couples that are allowed, and the most of each level among those."""
    rows, places = np.flatnonzero(allowed.any(axis=1)), np.flatnonzero(allowed.any(axis=0))
    if not len(rows) or not len(places):
        nobody = np.zeros(0, dtype=np.int64)
        return Answer(nobody, nobody)
    kept = np.ix_(rows, places)
    couples = min(len(rows), len(places), problem.limit)
    weight = _weights([Level(level.gain[kept], level.most) for level in levels], allowed[kept], couples)
    at_rows, at_places = _assign(weight, allowed[kept], couples)
    return Answer(rows[at_rows], places[at_places])


def _weights(levels: Sequence[Level], allowed: Mask, couples: int) -> Whole:
    """Return the levels as one number, the first the heaviest.

    A level too small to be told apart exactly is left out: only the last ones, among many hundreds of people of whom
    some come first and all stood otherwise before.
    """
    weight: Whole = np.zeros(allowed.shape, dtype=np.int64)
    for level in levels:
        heavier = weight * (couples * level.most + 1) + level.gain
        top = int(heavier[allowed].max(initial=0))
        if _price(top, allowed.shape) * (max(allowed.shape) + 1) >= _EXACT:
            break
        weight = heavier
    return weight


def _price(top: int, shape: tuple[int, ...]) -> int:
    """Return what a couple that is not allowed costs: more than all the couples of an answer together."""
    return (top + 2) * (max(shape) + 1)


def _assign(weight: Whole, allowed: Mask, couples: int) -> tuple[Places, Places]:
    """Give rows to columns, by the library of Jonker and Volgenant's algorithm.

    Where fewer couples are wanted than there could be, rows may also go to places that cost nothing and mean nobody.
    """
    from lap import lapjvx

    top = int(weight[allowed].max(initial=0))
    price = _price(top, weight.shape)
    cost = np.where(allowed, top + 1 - weight, price).astype(np.float64)
    if couples < min(weight.shape):
        nobody = np.zeros((weight.shape[0], weight.shape[0] - couples))
        cost = np.concatenate([cost, nobody], axis=1)
    rows, places = lapjvx(cost, extend_cost=True, return_cost=False)
    real = places < weight.shape[1]
    rows, places = rows[real].astype(np.int64), places[real].astype(np.int64)
    meant = allowed[rows, places]
    return rows[meant], places[meant]
