"""The proposal against every possible one: optimal in the stated order, legal, the same whatever the order."""

from collections import Counter
from random import Random

from app.pairing.solver import Pool, Proposal, open_session
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pairing.solver.oracle import Oracle
from tests.pairing.solver.people import calm_pool, random_pool, shuffled

SEEDS = st.integers(0, 2**32)


def check_legal(pool: Pool, proposal: Proposal, oracle: Oracle) -> None:
    used = Counter(couple.mentor for couple in proposal.couples)
    assert len({couple.mentee for couple in proposal.couples}) == len(proposal.pairs)
    assert all(count <= oracle.room(mentor) for mentor, count in used.items())
    assert proposal.couples <= oracle.points.keys()
    locked = {pair.couple for pair in proposal.pairs if pair.locked}
    assert locked == oracle.held()
    assert locked | {broken.couple for broken in proposal.broken_locks} == pool.locked
    assert all(broken.findings for broken in proposal.broken_locks)


@settings(max_examples=1200)
@given(SEEDS)
def test_the_proposal_is_the_best_of_all_in_the_stated_order(seed: int) -> None:
    random = Random(seed)
    pool = calm_pool(random, 5 if seed % 10 == 0 else 4)
    oracle, proposal = Oracle(pool), open_session(pool).propose()
    check_legal(pool, proposal, oracle)
    found = oracle.goodness(proposal.couples, oracle.held(), pool.standing, repair=False)
    assert found == oracle.best(oracle.held(), pool.standing, repair=False)


@settings(max_examples=300)
@given(SEEDS)
def test_the_order_people_come_in_changes_nothing(seed: int) -> None:
    random = Random(seed)
    pool = random_pool(random, 8) if seed % 2 else calm_pool(random, 12)
    assert open_session(pool).propose() == open_session(shuffled(random, pool)).propose()


@settings(max_examples=200)
@given(SEEDS)
def test_no_legal_pair_is_missed_and_none_is_ruled_out_among_people_who_know_each_other(seed: int) -> None:
    pool = random_pool(Random(seed), 4)
    oracle, proposal = Oracle(pool), open_session(pool).propose()
    check_legal(pool, proposal, oracle)
    assert len(proposal.pairs) == oracle.best(oracle.held(), pool.standing, repair=False)[0]
