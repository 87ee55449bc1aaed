"""Levels one above the other, whatever the numbers: the library's answers against every permutation."""

from collections.abc import Iterator
from itertools import combinations, permutations
from random import Random

import numpy as np
import numpy.typing as npt
from app.pairing.solver.assignment import Level, Problem, solve
from hypothesis import given, settings
from hypothesis import strategies as st


def numbers(random: Random, shape: tuple[int, int], most: int) -> npt.NDArray[np.int16]:
    """Numbers far apart or equal: what lies between tells little."""
    choices = [0, 0, 1, most, most, random.randint(0, most)]
    found = [[min(most, random.choice(choices)) for _ in range(shape[1])] for _ in range(shape[0])]
    return np.array(found, dtype=np.int16)


def random_problem(random: Random) -> Problem:
    shape = (random.randint(1, 4), random.randint(1, 4))
    possible = np.array(
        [[random.random() < random.choice([0.3, 0.9]) for _ in range(shape[1])] for _ in range(shape[0])]
    )
    worth = numbers(random, shape, 100)
    small = [Level(numbers(random, shape, most), most) for most in (1, 2, 1)]
    before = [*small[: random.randint(0, 2)], Level(worth, 100)]
    return Problem(possible, before, worth, small[1:], random.randint(1, 5))


def every_answer(problem: Problem) -> Iterator[list[tuple[int, int]]]:
    rows, columns = problem.possible.shape
    for count in range(min(rows, columns, problem.limit) + 1):
        for some in combinations(range(rows), count):
            for given_to in permutations(range(columns), count):
                couples = list(zip(some, given_to, strict=True))
                if all(problem.possible[couple] for couple in couples):
                    yield couples


def goodness(problem: Problem, couples: list[tuple[int, int]]) -> tuple[int, ...]:
    def total(level: Level) -> int:
        return sum(int(level.gain[couple]) for couple in couples)

    worst = min((int(problem.worth[couple]) for couple in couples), default=0)
    return (
        len(couples),
        *(total(level) for level in problem.before_worst),
        worst,
        *(total(level) for level in problem.after_worst),
    )


@settings(max_examples=1500)
@given(st.integers(0, 2**32))
def test_the_answer_is_the_best_level_by_level(seed: int) -> None:
    problem = random_problem(Random(seed))
    answer = solve(problem)
    found = list(zip(answer.rows.tolist(), answer.columns.tolist(), strict=True))
    assert goodness(problem, found) == max(goodness(problem, each) for each in every_answer(problem))


def test_levels_too_small_to_be_exact_are_the_last_ones_to_be_left_out() -> None:
    size = 600
    random = np.random.default_rng(5)
    worth = random.integers(0, 101, (size, size)).astype(np.int16)
    possible = np.ones((size, size), dtype=bool)
    levels = [Level(random.integers(0, 2, (size, size)).astype(np.int16), 1) for _ in range(3)]
    plain = solve(Problem(possible, [Level(worth, 100)], worth, (), size))
    more = solve(Problem(possible, [Level(worth, 100)], worth, [*levels, *levels], size))
    for answer in (plain, more):
        assert len(answer.rows) == size
    assert worth[plain.rows, plain.columns].sum() == worth[more.rows, more.columns].sum()
