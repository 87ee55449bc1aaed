"""Arrays say what the rules of one pair say, for anybody."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from app.pairing.rules import FORBIDDEN, compare_with_person, compare_with_place, score_pair, severity, worst
from app.pairing.rules.names import Likeness, are_close, words_of
from app.pairing.solver import Couple, open_session
from app.pairing.solver.closeness import close_couples
from app.pairing.solver.grid import Grid
from app.pairing.solver.pool import Pool
from app.pairing.solver.resembling import likely_persons, likely_places
from app.pairing.solver.verdicts import CODES, EXCLUDING_FROM
from app.pairing.wording.findings import SENTENCES
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.solver.people import NAMES, PLACES, PRACTICE, WRITTEN, random_pool

SEEDS = st.integers(0, 2**32)
TEXTS = st.one_of(st.sampled_from((*NAMES, *PLACES, *WRITTEN)), st.text("abéœ -'Z", max_size=12), st.text(max_size=80))


@settings(max_examples=250)
@given(SEEDS)
def test_every_couple_is_judged_as_the_rules_of_one_pair_judge_it(seed: int) -> None:
    pool = random_pool(Random(seed))
    grid = Grid.of(pool)
    for row, mentee in enumerate(pool.mentees):
        for column, mentor in enumerate(pool.mentors):
            found = pool.findings(mentor, mentee)
            excluding = {each.code for each in found if severity(each.verdict) >= EXCLUDING_FROM}
            forbidden = grid.couple(row, column) in pool.forbidden
            bits = int(grid.verdicts.excluding[row, column])
            said = {code for at, code in enumerate(CODES) if bits >> at & 1}
            assert said == (excluding | {FORBIDDEN} if forbidden else excluding)
            assert grid.verdicts.severity[row, column] == (3 if forbidden else severity(worst(found)))
            assert grid.possible[row, column] == (not said)
            assert grid.points[row, column] == score_pair(mentor, mentee, pool.definition).total


@settings(max_examples=60)
@given(SEEDS)
def test_who_is_excluded_by_which_rule_is_told_by_name(seed: int) -> None:
    pool = random_pool(Random(seed))
    session = open_session(pool)
    for mentee in pool.mentees:
        told = session.exclusions(mentee.ref)
        for mentor in pool.mentors:
            said = {code for code, mentors in told.items() if mentor.ref in mentors}
            assert bool(said) is not session.possible(Couple(mentor.ref, mentee.ref))
        assert all(told.values())


def test_the_index_of_names_never_loses_one_of_those_that_resemble_in_every_way() -> None:
    check_index([*NAMES, *PLACES, *WRITTEN], [*NAMES, *PLACES, *WRITTEN])


@settings(max_examples=200)
@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_the_index_of_names_never_loses_one(lines: list[str], names: list[str]) -> None:
    check_index(lines, names)


def check_index(lines: Sequence[str], names: Sequence[str]) -> None:
    words, others = [words_of(line) for line in lines], [words_of(name) for name in names]
    persons, places = likely_persons(words, others), likely_places(words, others)
    for at, line in enumerate(lines):
        for position, name in enumerate(names):
            if compare_with_person(line, name) is not Likeness.DIFFERENT:
                assert (at, position) in persons
            if compare_with_place(line, name) is not Likeness.DIFFERENT:
                assert (at, position) in places


@settings(max_examples=200)
@given(st.lists(TEXTS.filter(bool), max_size=6), st.lists(TEXTS.filter(bool), max_size=6))
def test_bounds_on_closeness_never_lose_a_close_text(left: list[str], right: list[str]) -> None:
    found = set(close_couples(left, right))
    for at, text in enumerate(left):
        for position, other in enumerate(right):
            assert not are_close(text, other) or (at, position) in found


def test_bounds_on_closeness_leave_little_to_compare() -> None:
    towns = [
        f"centre hospitalier {town}" for town in ("colmar", "thann", "mulhouse", "haguenau", "selestat", "saverne")
    ]
    assert len(set(close_couples(towns, towns))) <= len(towns) + 2


def test_every_rule_that_excludes_has_its_bit() -> None:
    assert len(CODES) == len(set(CODES)) <= 32
    assert set(CODES) - {FORBIDDEN} <= SENTENCES.keys()


@pytest.mark.parametrize("name", ["mentors", "mentees"])
def test_the_same_file_twice_is_refused(name: str) -> None:
    pool = random_pool(Random(3))
    people: dict[str, Any] = {"mentors": pool.mentors, "mentees": pool.mentees}
    twice = people | {name: [*people[name], *people[name]]}
    with pytest.raises(ValueError, match="repeated"):
        Pool(**twice, definition=PRACTICE)
