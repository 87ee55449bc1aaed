from itertools import product

import pytest
from app.programmes.models import ProgrammeState
from app.programmes.rules import COHORT, NEVER_SUSPENDED, ROLLING, is_slug, may_move, next_steps

S = ProgrammeState
STATES = tuple(S)
COHORT_MOVES = {
    (S.DRAFT, S.OPEN),
    (S.OPEN, S.SELECTING),
    (S.OPEN, S.CLOSING),
    (S.SELECTING, S.PAIRING),
    (S.SELECTING, S.OPEN),
    (S.PAIRING, S.COMMITTING),
    (S.COMMITTING, S.RUNNING),
    (S.RUNNING, S.CLOSING),
    (S.CLOSING, S.ARCHIVED),
}
ROLLING_MOVES = {(S.DRAFT, S.OPEN), (S.OPEN, S.CLOSING), (S.CLOSING, S.ARCHIVED)}
ROLLING_STATES = {S.DRAFT, S.OPEN, S.CLOSING, S.ARCHIVED}


@pytest.mark.parametrize(("state", "to"), list(product(STATES, STATES)), ids=lambda state: state.value)
def test_every_move_between_any_two_steps_is_decided(state: S, to: S) -> None:
    pausing = to is S.SUSPENDED and state not in NEVER_SUSPENDED
    for cohort, moves, known in ((True, COHORT_MOVES, set(S)), (False, ROLLING_MOVES, ROLLING_STATES | {S.SUSPENDED})):
        expected = (state, to) in moves or (pausing and state in known)
        if state in known:
            assert may_move(state, to, suspended_from=None, cohort=cohort) is expected


@pytest.mark.parametrize("cohort", [True, False])
@pytest.mark.parametrize(("before", "to"), list(product(STATES, STATES)), ids=lambda state: state.value)
def test_pause_leads_back_to_where_it_began_and_nowhere_else(before: S, to: S, cohort: bool) -> None:
    assert may_move(S.SUSPENDED, to, suspended_from=before, cohort=cohort) is (to is before)
    assert may_move(S.SUSPENDED, to, suspended_from=None, cohort=cohort) is False


def test_tables_name_every_step_but_the_pause() -> None:
    assert set(COHORT) == set(S) - {S.SUSPENDED}
    assert set(ROLLING) == ROLLING_STATES
    for table in (COHORT, ROLLING):
        assert {to for ways in table.values() for to in ways} <= set(table)


@pytest.mark.parametrize("cohort", [True, False])
def test_every_programme_can_reach_its_end(cohort: bool) -> None:
    state = S.DRAFT
    seen = [state]
    while ways := [each for each in next_steps(state, suspended_from=None, cohort=cohort) if each is not S.SUSPENDED]:
        state = ways[0]
        assert state not in seen
        seen.append(state)
    assert state is S.ARCHIVED
    assert len(seen) == (8 if cohort else 4)


def test_steps_that_may_follow_are_those_one_may_take() -> None:
    for state, cohort in product(STATES, (True, False)):
        offered = next_steps(state, suspended_from=S.OPEN, cohort=cohort)
        assert set(offered) == {to for to in S if may_move(state, to, suspended_from=S.OPEN, cohort=cohort)}
        assert len(set(offered)) == len(offered)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("installation-2027", True),
        ("a27", True),
        ("2027", True),
        ("a" * 60, True),
        ("a" * 61, False),
        ("", False),
        ("Installation", False),
        ("installé", False),
        ("a b", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("a/b", False),
        ("..", False),
        ("a\n", False),
        ("emails", False),
        ("p2", False),
        ("p27", True),
        ("nouveau-programme", False),
    ],
)
def test_address_of_a_programme_is_plain(text: str, holds: bool) -> None:
    assert is_slug(text) is holds
