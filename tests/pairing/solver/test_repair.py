"""« Et si … se désiste ? »: the most pairs, then the fewest changes, against every possible repair."""

from dataclasses import replace
from random import Random

import pytest
from app.pairing.solver import Couple, Couples, Pool, Proposal, Repair, open_session
from app.pairing.solver.verdicts import DECLARED_CODES
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.solver.oracle import Oracle
from tests.pairing.solver.people import calm_pool

SEEDS = st.integers(0, 2**32)


def mended(before: Couples, repair: Repair) -> Couples:
    return (before - set(repair.undone)) | {pair.couple for pair in repair.formed}


def check_told(before: Couples, repair: Repair, after: Couples, gone: str = "") -> None:
    """What is said of the people is what the couples say."""
    had, have = ({couple.mentee for couple in couples} for couples in (before, after))
    assert set(repair.losing) == had - have - {gone}
    assert set(repair.finding) == have - had
    assert set(repair.moved) == had & have & {couple.mentee for couple in repair.undone}
    assert not {pair.couple for pair in repair.formed} & before


@settings(max_examples=500)
@given(SEEDS)
def test_whoever_withdraws_the_repair_changes_the_fewest_pairs(seed: int) -> None:
    random = Random(seed)
    pool = calm_pool(random, 4)
    session = open_session(pool)
    proposal = session.propose()
    people = [profile.ref for profile in (*pool.mentors, *pool.mentees)]
    if not people:
        return
    gone = random.choice(people)
    repair = session.without(proposal, gone)
    rest = Oracle(pool.without(gone))
    left = frozenset(couple for couple in proposal.couples if gone not in couple)
    after = mended(proposal.couples, repair)
    assert rest.goodness(after, rest.held(), left, repair=True) == rest.best(rest.held(), left, repair=True)
    assert after in set(rest.ways(rest.held()))
    check_told(proposal.couples, repair, after, gone)


@settings(max_examples=500)
@given(SEEDS)
def test_choosing_somebody_else_changes_the_fewest_pairs(seed: int) -> None:
    random = Random(seed)
    pool = calm_pool(random, 4)
    session = open_session(pool)
    proposal = session.propose()
    if not pool.mentees:
        return
    mentee = random.choice(pool.mentees).ref
    for alternative in session.alternatives(proposal, mentee):
        couple = alternative.pair.couple
        oracle = Oracle(pool)
        held = frozenset(lock for lock in oracle.held() if lock.mentee != mentee) | {couple}
        after = mended(proposal.couples, alternative.effect)
        assert couple in after
        assert after in set(oracle.ways(held))
        standing = proposal.couples
        assert oracle.goodness(after, held, standing, repair=True) == oracle.best(held, standing, repair=True)
        check_told(standing, alternative.effect, after)


@settings(max_examples=300)
@given(SEEDS)
def test_the_alternatives_are_the_two_best_possible_mentors_not_yet_given(seed: int) -> None:
    random = Random(seed)
    pool = calm_pool(random, 5)
    session, oracle = open_session(pool), Oracle(pool)
    proposal = session.propose()
    for profile in pool.mentees:
        given_now = {couple for couple in proposal.couples if couple.mentee == profile.ref}
        others = [couple for couple in oracle.points if couple.mentee == profile.ref and couple not in given_now]
        locked = [lock.mentor for lock in oracle.held() if lock.mentee != profile.ref]
        others = [couple for couple in others if locked.count(couple.mentor) < oracle.room(couple.mentor)]
        others.sort(key=lambda couple: (-oracle.points[couple], oracle.discussed[couple], couple.mentor))
        found = [alternative.pair.couple for alternative in session.alternatives(proposal, profile.ref)]
        assert found == others[:2]


@settings(max_examples=300)
@given(SEEDS)
def test_nobody_is_left_out_without_a_reason(seed: int) -> None:
    pool = calm_pool(Random(seed), 5)
    session, oracle = open_session(pool), Oracle(pool)
    proposal = session.propose()
    for ref in proposal.without_pair:
        why = session.left_out(proposal, ref)
        possible = {couple.mentor for couple in oracle.points if couple.mentee == ref}
        assert why.others == len(pool.mentors)
        assert {mentor for mentor, _ in why.taken} <= possible
        assert why.programme_full == (len(why.taken) < len(possible))
        assert not why.programme_full or len(proposal.pairs) >= (pool.at_most or 0)
        for mentor, couples in why.taken:
            assert set(couples) == {couple for couple in proposal.couples if couple.mentor == mentor}
            assert len(couples) >= oracle.room(mentor) > 0
        named = [each.count for each in why.exclusions if each.code in DECLARED_CODES]
        assert max(named, default=0) <= why.declared <= sum(named)
        counted = sum(exclusion.count for exclusion in why.exclusions)
        assert counted >= len(pool.mentors) - len(possible)
        assert all(exclusion.count <= len(pool.mentors) for exclusion in why.exclusions)
        assert why.nobody_possible == (not possible)
    for ref in proposal.mentors_without_pair:
        why = session.left_out(proposal, ref)
        assert {mentee for mentee, _ in why.taken} <= {profile.ref for profile in pool.mentees}


def chosen() -> tuple[Pool, Proposal]:
    pool = next(
        pool
        for pool in (calm_pool(Random(seed), 4) for seed in range(100))
        if len(open_session(pool).propose().pairs) > 1
    )
    return pool, open_session(pool).propose()


def test_nothing_changes_when_what_stood_still_stands() -> None:
    pool, proposal = chosen()
    session = open_session(replace(pool, standing=proposal.couples))
    assert session.mend(proposal.couples) == Repair((), (), (), ())
    assert session.propose().couples == proposal.couples


def test_a_couple_that_is_not_possible_cannot_be_chosen_instead() -> None:
    pool, proposal = chosen()
    couple = next(iter(sorted(proposal.couples)))
    session = open_session(replace(pool, forbidden=frozenset({couple}), locked=frozenset()))
    assert not session.possible(couple)
    with pytest.raises(ValueError, match="not possible"):
        session.instead(session.propose(), couple)
    with pytest.raises(ValueError, match="not possible"):
        session.instead(session.propose(), Couple("nobody", couple.mentee))


def test_an_explained_couple_says_all_that_the_rules_say() -> None:
    pool, proposal = chosen()
    session = open_session(pool)
    for pair in proposal.pairs:
        mentor = next(profile for profile in pool.mentors if profile.ref == pair.couple.mentor)
        mentee = next(profile for profile in pool.mentees if profile.ref == pair.couple.mentee)
        assert session.explain(pair.couple) == pair
        assert list(pair.findings) == pool.findings(mentor, mentee)
