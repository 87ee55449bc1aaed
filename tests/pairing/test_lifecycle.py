"""Every state by every act."""

from datetime import date, timedelta
from itertools import product

import pytest
from app.pairing.models import PairState as S
from app.pairing.rules import FAILED, LIVE, TRANSITIONS, UNDERWAY, PairAct, achieved_early, after, ended_on, may
from app.pairing.rules import PairAct as A

OVER = {A.COMPLETE: S.COMPLETED, A.ACHIEVE: S.COMPLETED, A.END_EARLY: S.ENDED_EARLY}
EXPECTED = {
    S.DRAFTED: {A.VALIDATE: S.VALIDATED, A.PROPOSE: S.PROPOSED, A.CANCEL: S.CANCELLED},
    S.VALIDATED: {A.PROPOSE: S.PROPOSED, A.CANCEL: S.CANCELLED},
    S.PROPOSED: {A.COMMIT: S.COMMITTED, A.DECLINE: S.DECLINED, A.EXPIRE: S.EXPIRED, A.CANCEL: S.CANCELLED},
    S.COMMITTED: {A.ACTIVATE: S.ACTIVE, A.CANCEL: S.CANCELLED},
    S.ACTIVE: {A.PAUSE: S.PAUSED, A.EXTEND: S.EXTENDED} | OVER,
    S.PAUSED: {A.RESUME: S.ACTIVE, A.RESUME_EXTENDED: S.EXTENDED} | OVER,
    S.EXTENDED: {A.PAUSE: S.PAUSED, A.EXTEND: S.EXTENDED} | OVER,
}


@pytest.mark.parametrize(("state", "act"), list(product(S, PairAct)))
def test_each_act_leads_where_the_product_says_and_nowhere_else(state: S, act: PairAct) -> None:
    wanted = EXPECTED.get(state, {}).get(act)
    assert after(state, act) is wanted
    assert may(state, act) is (wanted is not None)


def test_what_is_over_stays_over() -> None:
    assert {state for state, _ in TRANSITIONS} == LIVE
    assert LIVE.isdisjoint(FAILED)
    assert UNDERWAY < LIVE


def test_only_three_signatures_put_a_pair_into_force() -> None:
    assert {state for (state, _), to in TRANSITIONS.items() if to is S.ACTIVE} == {S.COMMITTED, S.PAUSED}


@pytest.mark.parametrize("days", [-30, 0])
def test_a_mentorship_completed_before_its_day_was_a_success(days: int) -> None:
    last = date(2027, 10, 12)
    closed = last + timedelta(days=days)
    assert achieved_early(S.COMPLETED, last, closed)
    assert not achieved_early(S.ENDED_EARLY, last, closed)
    assert ended_on(S.COMPLETED, last, closed) == closed


def test_the_clock_completes_after_the_last_day() -> None:
    last = date(2027, 10, 12)
    assert not achieved_early(S.COMPLETED, last, last + timedelta(days=1))
    assert ended_on(S.COMPLETED, last, last + timedelta(days=9)) == last
