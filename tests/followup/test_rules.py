"""The one next step, for every state; and the months of a year."""

from datetime import date
from itertools import product

import pytest
from app.charters.rules import Standing
from app.followup.rules import NextStep, months_between, months_since, next_step
from app.pairing.models import PairState

TODAY = date(2026, 10, 12)
RUNNING = (PairState.ACTIVE, PairState.PAUSED, PairState.EXTENDED)


@pytest.mark.parametrize(
    ("standing", "step"),
    [
        (None, NextStep.CHARTER_COMING),
        (Standing.MAY_SIGN, NextStep.SIGN),
        (Standing.SIGNED, NextStep.WAIT_FOR_SIGNATURES),
        (Standing.WAITS, NextStep.WAIT_FOR_SIGNATURES),
        (Standing.DECLINED, NextStep.CHARTER_FAILED),
        (Standing.EXPIRED, NextStep.CHARTER_FAILED),
        (Standing.NOT_AWAITED, NextStep.CHARTER_FAILED),
        (Standing.REPLACED, NextStep.CHARTER_FAILED),
    ],
)
def test_before_the_third_signature_the_charter_comes_first(standing: Standing | None, step: NextStep) -> None:
    found = next_step(PairState.COMMITTED, standing, charter_lives=True, is_mentor=True, starts_on=None, today=TODAY)
    assert found is step


@pytest.mark.parametrize("standing", list(Standing))
def test_a_charter_that_is_no_more_is_not_waited_for(standing: Standing) -> None:
    found = next_step(PairState.COMMITTED, standing, charter_lives=False, is_mentor=True, starts_on=None, today=TODAY)
    assert found is NextStep.CHARTER_FAILED


@pytest.mark.parametrize(("state", "is_mentor"), list(product(RUNNING, (True, False))))
def test_the_mentor_proposes_the_first_meeting(state: PairState, is_mentor: bool) -> None:
    def step(starts_on: date) -> NextStep:
        return next_step(
            state, Standing.SIGNED, charter_lives=True, is_mentor=is_mentor, starts_on=starts_on, today=TODAY
        )

    assert step(TODAY) is (NextStep.PROPOSE_FIRST_MEETING if is_mentor else NextStep.AWAIT_FIRST_MEETING)
    assert step(date(2027, 1, 10)) is NextStep.STARTS_LATER


@pytest.mark.parametrize("state", [PairState.COMPLETED, PairState.ENDED_EARLY])
def test_what_is_over_is_over(state: PairState) -> None:
    assert (
        next_step(state, Standing.SIGNED, charter_lives=True, is_mentor=True, starts_on=TODAY, today=TODAY)
        is NextStep.OVER
    )


def test_months_run_from_the_first_to_the_last() -> None:
    months = months_between(date(2026, 10, 12), date(2027, 10, 12))
    assert len(months) == 13
    assert months[0] == date(2026, 10, 1)
    assert months[3] == date(2027, 1, 1)
    assert months_since(date(2026, 10, 12), date(2026, 10, 1)) == 0
    assert months_since(date(2026, 10, 12), date(2027, 2, 15)) == 4.5
