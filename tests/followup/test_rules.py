"""The one next step, for every state and whatever the meetings; and the months of a year."""

from datetime import date, timedelta
from itertools import product

import pytest
from app.charters.rules import Standing
from app.followup.rules import Meetings, NextStep, months_between, months_since, next_step
from app.pairing.models import PairState

TODAY = date(2026, 10, 12)
RUNNING = (PairState.ACTIVE, PairState.EXTENDED)
MET = TODAY - timedelta(days=20)


def step(
    state: PairState = PairState.ACTIVE,
    meetings: Meetings = Meetings(),  # noqa: B008 - frozen: nobody can change it
    *,
    standing: Standing | None = Standing.SIGNED,
    charter_lives: bool = True,
    is_mentor: bool = True,
    starts_on: date | None = date(2026, 10, 1),
    midway_due: bool = False,
) -> NextStep:
    """The next step of a pair that is under way, but for what is said."""
    return next_step(
        state,
        standing,
        charter_lives=charter_lives,
        is_mentor=is_mentor,
        starts_on=starts_on,
        today=TODAY,
        meetings=meetings,
        midway_due=midway_due,
    )


@pytest.mark.parametrize(
    ("standing", "step_"),
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
def test_before_the_third_signature_the_charter_comes_first(standing: Standing | None, step_: NextStep) -> None:
    assert step(PairState.COMMITTED, Meetings(to_confirm=True), standing=standing, starts_on=None) is step_


@pytest.mark.parametrize("standing", list(Standing))
def test_a_charter_that_is_no_more_is_not_waited_for(standing: Standing) -> None:
    found = step(PairState.COMMITTED, standing=standing, charter_lives=False, starts_on=None)
    assert found is NextStep.CHARTER_FAILED


@pytest.mark.parametrize(("state", "is_mentor"), list(product(RUNNING, (True, False))))
def test_the_mentor_proposes_the_first_meeting(state: PairState, is_mentor: bool) -> None:
    first = NextStep.PROPOSE_FIRST_MEETING if is_mentor else NextStep.AWAIT_FIRST_MEETING
    assert step(state, is_mentor=is_mentor, starts_on=TODAY) is first
    assert step(state, is_mentor=is_mentor, starts_on=date(2027, 1, 10)) is NextStep.STARTS_LATER


PENDING = {
    "to_confirm": NextStep.CONFIRM_MEETING,
    "planned": NextStep.MEETING_PLANNED,
    "to_tell": NextStep.TELL_MEETING,
    "awaiting": NextStep.AWAIT_ANSWER,
}


@pytest.mark.parametrize("held", list(product((True, False), repeat=4)))
@pytest.mark.parametrize("last_on", [None, MET])
def test_what_waits_comes_first_in_that_order(held: tuple[bool, ...], last_on: date | None) -> None:
    known = dict(zip(PENDING, held, strict=True))
    expected = next((PENDING[name] for name, stands in known.items() if stands), None)
    found = step(meetings=Meetings(**known, last_on=last_on), midway_due=True)
    assert found is (expected or (NextStep.MIDWAY if last_on else NextStep.PROPOSE_FIRST_MEETING))


def test_a_date_may_be_agreed_on_before_the_year_begins() -> None:
    assert step(meetings=Meetings(planned=True), starts_on=date(2027, 1, 10)) is NextStep.MEETING_PLANNED


@pytest.mark.parametrize(
    ("days", "midway_due", "expected"),
    [
        (30, True, NextStep.MIDWAY),
        (31, True, NextStep.PLAN_MEETING),
        (0, False, NextStep.PLAN_MEETING),
        (90, False, NextStep.PLAN_MEETING),
    ],
)
def test_a_pair_that_has_just_met_looks_back_before_it_plans(days: int, midway_due: bool, expected: NextStep) -> None:
    assert step(meetings=Meetings(last_on=TODAY - timedelta(days=days)), midway_due=midway_due) is expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (PairState.COMPLETED, NextStep.OVER),
        (PairState.ENDED_EARLY, NextStep.OVER),
        (PairState.PAUSED, NextStep.PAUSED),
    ],
)
@pytest.mark.parametrize("meetings", [Meetings(), Meetings(planned=True, to_tell=True)])
def test_what_rests_or_is_over_asks_for_nothing_else(state: PairState, expected: NextStep, meetings: Meetings) -> None:
    assert step(state, meetings, midway_due=True) is expected


def test_months_run_from_the_first_to_the_last() -> None:
    months = months_between(date(2026, 10, 12), date(2027, 10, 12))
    assert len(months) == 13
    assert months[0] == date(2026, 10, 1)
    assert months[3] == date(2027, 1, 1)
    assert months_since(date(2026, 10, 12), date(2026, 10, 1)) == 0
    assert months_since(date(2026, 10, 12), date(2027, 2, 15)) == 4.5
