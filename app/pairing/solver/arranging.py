"""From a grid to a problem of assignment, and back: places, levels of the objective, and the couples found."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.pairing.rules import TOP
from app.pairing.solver.assignment import Level, Problem, Small, solve
from app.pairing.solver.grid import Grid
from app.pairing.solver.pool import Couples

_Place = tuple[int, int]
_Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Request:
    """What is settled already and what matters.

    `held` are couples that stand whatever happens, `standing` those to be kept if possible: before everything else but
    the number of pairs when it is a `repair`, after everything else when it is not.
    """

    held: Sequence[_Place]
    standing: Couples
    repair: bool


def arrange(grid: Grid, request: Request) -> list[_Place]:
    """Return the best couples, held ones included, by row."""
    taken = np.bincount(np.array([column for _, column in request.held], dtype=np.int64), minlength=len(grid.columns))
    rows = np.setdiff1d(np.arange(len(grid.rows)), np.array([row for row, _ in request.held], dtype=np.int64))
    first_place, columns = _places(grid, rows, taken)
    limit = len(rows) if grid.pool.at_most is None else max(0, grid.pool.at_most - len(request.held))
    if not len(rows) or not len(columns) or not limit:
        return sorted(request.held)
    before, after, worth = _levels(grid, request, rows, columns, first_place)
    possible = grid.possible[np.ix_(rows, columns)]
    answer = solve(Problem(possible, before, worth, after, limit))
    found = zip(rows[answer.rows].tolist(), columns[answer.columns].tolist(), strict=True)
    return sorted([*request.held, *found])


def _places(grid: Grid, rows: _Indices, taken: _Indices) -> tuple[npt.NDArray[np.bool_], _Indices]:
    """Return the free places of all mentors, side by side: whose each is, and whether it would be their first pair."""
    loads = np.array([grid.pool.loads.get(mentor.ref, 0) for mentor in grid.pool.mentors], dtype=np.int64) + taken
    capacities = np.array([mentor.capacity for mentor in grid.pool.mentors], dtype=np.int64)
    useful = np.count_nonzero(grid.possible[rows], axis=0)
    free = np.clip(np.minimum(capacities - loads, useful), 0, None)
    columns = np.repeat(np.arange(len(loads)), free)
    opens = np.ones(len(columns), dtype=bool)
    opens[1:] = columns[1:] != columns[:-1]
    return opens & (loads[columns] == 0), columns


def _levels(
    grid: Grid, request: Request, rows: _Indices, columns: _Indices, first_place: npt.NDArray[np.bool_]
) -> tuple[list[Level], list[Level], Small]:
    """Return what matters more and less than the worst couple, and the points it is judged by."""
    shape = np.ix_(rows, columns)
    worth = grid.points[shape]
    points, calm = Level(worth, TOP), Level((~grid.discussed[shape]).astype(np.int16), 1)
    priority, kept = _priority(grid, rows, columns, first_place), _kept(grid, request, rows, columns)
    before, after = ([kept, priority, points], [calm]) if request.repair else ([priority, points], [kept, calm])
    return [level for level in before if level.most], [level for level in after if level.most], worth


def _priority(grid: Grid, rows: _Indices, columns: _Indices, first_place: npt.NDArray[np.bool_]) -> Level:
    """Who was promised to come first: each counts once, a mentor by the first of their places."""
    first = grid.pool.first_in_line
    mentees = np.array([profile.ref in first for profile in grid.pool.mentees], dtype=np.int16)
    mentors = np.array([profile.ref in first for profile in grid.pool.mentors], dtype=np.int16)
    gain = np.add.outer(mentees[rows], mentors[columns] * first_place)
    return Level(gain, int(gain.max(initial=0)))


def _kept(grid: Grid, request: Request, rows: _Indices, columns: _Indices) -> Level:
    stood = np.zeros(grid.possible.shape, dtype=np.int16)
    for couple in request.standing:
        place = grid.place(couple)
        if place is not None:
            stood[place] = 1
    gain = stood[np.ix_(rows, columns)]
    return Level(gain, int(gain.max(initial=0)))
