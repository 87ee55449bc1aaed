"""Every act on every meeting, by either member, at every moment; the hours of Paris; the days a meeting may have."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from app.applications.models import ApplicantRole
from app.followup.models import MeetingState
from app.followup.rules.meetings import (
    CONTEST_DAYS,
    MeetingAct,
    Standing,
    instant_of,
    is_done,
    is_open_to,
    last_day_to_contest,
    plan_refusal,
    record_refusal,
    refusal,
)
from app.pairing.models import PairState

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
AUTHOR, OTHER = ApplicantRole.MENTOR, ApplicantRole.MENTEE
AHEAD, PAST = NOW + timedelta(days=2), NOW - timedelta(days=2)
S, A = MeetingState, MeetingAct

# What may be done, written by hand: state, contested, act, by whom, when (the rest is refused).
BOTH, SOON, LATE, ANY = (AUTHOR, OTHER), "soon", "late", ("ahead", "past", "soon", "late")
ALLOWED = {
    *product([S.PROPOSED], [False], [A.AGREE], [OTHER], ["ahead"]),
    *product([S.PROPOSED, S.AGREED], [False], [A.MOVE], BOTH, ["ahead", "past"]),
    *product([S.PROPOSED, S.AGREED], [False], [A.CANCEL], BOTH, ["ahead"]),
    *product([S.PROPOSED, S.AGREED], [False], [A.SAY_HELD, A.SAY_NOT_HELD], BOTH, ["past"]),
    *product([S.HELD], [False, True], [A.CORRECT, A.TAKE_BACK], [AUTHOR], [SOON, LATE]),
    *product([S.HELD], [False], [A.CONTEST], [OTHER], [SOON]),
    *product([S.HELD], [True], [A.CONFIRM], [OTHER], [SOON, LATE]),
}
MOMENTS = {
    S.PROPOSED: ("ahead", "past"),
    S.AGREED: ("ahead", "past"),
    S.HELD: (SOON, LATE),
    S.CANCELLED: (SOON, LATE),
    S.NOT_HELD: (SOON, LATE),
}
CASES = [
    (state, contested, act, by, moment)
    for state, act, by in product(S, A, BOTH)
    for contested in ((False, True) if state is S.HELD else (False,))
    for moment in MOMENTS[state]
]


def standing(state: MeetingState, *, contested: bool = False, moment: str = "past") -> Standing:
    settled = {SOON: NOW - timedelta(days=1), LATE: NOW - timedelta(days=CONTEST_DAYS + 1)}.get(moment)
    return Standing(state, AUTHOR, AHEAD if moment == "ahead" else PAST, settled, contested)


DONE = {
    A.AGREE: {(S.AGREED, False)},
    A.CANCEL: {(S.CANCELLED, False)},
    A.SAY_NOT_HELD: {(S.NOT_HELD, False)},
    A.TAKE_BACK: {(S.NOT_HELD, False)},
    A.CONTEST: {(S.HELD, True)},
    A.CONFIRM: {(S.HELD, False)},
}


@pytest.mark.parametrize("act", DONE)
def test_a_second_click_finds_done_what_the_first_did_and_nothing_else(act: MeetingAct) -> None:
    known = [(state, contested) for state in S for contested in ((False, True) if state is S.HELD else (False,))]
    assert {each for each in known if is_done(standing(each[0], contested=each[1]), act)} == DONE[act]


@pytest.mark.parametrize(("state", "contested", "act", "by", "moment"), CASES)
def test_an_act_is_allowed_where_the_table_says_and_nowhere_else(
    state: MeetingState, contested: bool, act: MeetingAct, by: ApplicantRole, moment: str
) -> None:
    found = refusal(standing(state, contested=contested, moment=moment), act, by, NOW)
    assert (found is None) == ((state, contested, act, by, moment) in ALLOWED), found


def test_a_refusal_says_why() -> None:
    assert refusal(standing(S.CANCELLED), A.AGREE, OTHER, NOW) == "moved_on"
    assert refusal(standing(S.PROPOSED, moment="ahead"), A.AGREE, AUTHOR, NOW) == "not_theirs"
    assert refusal(standing(S.PROPOSED), A.AGREE, OTHER, NOW) == "past"
    assert refusal(standing(S.AGREED, moment="ahead"), A.SAY_HELD, OTHER, NOW) == "not_yet"
    assert refusal(standing(S.HELD, moment=LATE), A.CONTEST, OTHER, NOW) == "too_late"
    assert refusal(standing(S.HELD, contested=True, moment=SOON), A.CONTEST, OTHER, NOW) == "moved_on"


def test_one_may_contest_until_the_seventh_day_is_over() -> None:
    assert last_day_to_contest(NOW) == date(2027, 3, 17)
    until = datetime(2027, 3, 17, 23, tzinfo=UTC)  # midnight in Paris
    held = Standing(S.HELD, AUTHOR, None, NOW, contested=False)
    assert refusal(held, A.CONTEST, OTHER, until - timedelta(microseconds=1)) is None
    assert refusal(held, A.CONTEST, OTHER, until) == "too_late"


def test_its_hour_belongs_to_the_past_from_its_first_instant() -> None:
    at = Standing(S.AGREED, AUTHOR, NOW, None, contested=False)
    assert refusal(at, A.SAY_HELD, OTHER, NOW) is None
    assert refusal(at, A.CANCEL, OTHER, NOW) == "past"
    assert refusal(at, A.CANCEL, OTHER, NOW - timedelta(microseconds=1)) is None


@pytest.mark.parametrize("minute", range(0, 60, 7))
def test_the_hour_a_clock_skips_does_not_exist(minute: int) -> None:
    assert instant_of(date(2027, 3, 28), time(2, minute)) is None
    assert instant_of(date(2027, 3, 28), time(1, minute)) == datetime(2027, 3, 28, 0, minute, tzinfo=UTC)
    assert instant_of(date(2027, 3, 28), time(3, minute)) == datetime(2027, 3, 28, 1, minute, tzinfo=UTC)


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    assert instant_of(date(2027, 10, 31), time(2, 30)) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert instant_of(date(2027, 10, 31), time(3, 0)) == datetime(2027, 10, 31, 2, 0, tzinfo=UTC)
    assert instant_of(date(2027, 7, 1), time(19, 0)) == datetime(2027, 7, 1, 17, 0, tzinfo=UTC)


BEGINS, ENDS = date(2027, 1, 10), date(2027, 12, 10)


def test_a_meeting_is_planned_ahead_and_within_the_year() -> None:
    def planned(day: date) -> str | None:
        return plan_refusal(day, datetime(day.year, day.month, day.day, 18, tzinfo=UTC), NOW, begins=BEGINS, ends=ENDS)

    assert planned(date(2027, 3, 10)) is None
    assert planned(date(2027, 3, 9)) == "past"
    assert plan_refusal(NOW.date(), NOW, NOW, begins=BEGINS, ends=ENDS) == "past"
    assert planned(ENDS) is None
    assert planned(ENDS + timedelta(days=1)) == "after_end"
    late = date(2027, 6, 1)
    assert plan_refusal(late, AHEAD, NOW, begins=late + timedelta(days=1), ends=ENDS) == "before_start"


def test_a_meeting_is_noted_once_it_is_past_and_within_the_year() -> None:
    today = NOW.date()

    def noted(day: date, ends: date = ENDS) -> str | None:
        return record_refusal(day, today, begins=BEGINS, ends=ends)

    assert noted(today) is None
    assert noted(today + timedelta(days=1)) == "future"
    assert noted(BEGINS) is None
    assert noted(BEGINS - timedelta(days=1)) == "before_start"
    assert noted(today, ends=today - timedelta(days=1)) == "after_end"


PLANS, TELLS = {A.AGREE, A.MOVE}, {A.SAY_HELD, A.SAY_NOT_HELD}
ANSWERS = {A.CORRECT, A.TAKE_BACK, A.CONTEST, A.CONFIRM}
OVER = date(2027, 3, 1)


@pytest.mark.parametrize(
    ("state", "day", "acts"),
    [
        (PairState.COMMITTED, OVER, set()),
        (PairState.ACTIVE, OVER, set(A)),
        (PairState.EXTENDED, OVER, set(A)),
        (PairState.PAUSED, OVER, set(A) - PLANS),
        (PairState.ENDED_EARLY, OVER, set()),
        (PairState.COMPLETED, OVER, TELLS | ANSWERS),
        (PairState.COMPLETED, OVER + timedelta(days=14), TELLS | ANSWERS),
        (PairState.COMPLETED, OVER + timedelta(days=15), ANSWERS),
        (PairState.COMPLETED, OVER + timedelta(days=21), ANSWERS),
        (PairState.COMPLETED, OVER + timedelta(days=22), set()),
    ],
)
def test_a_mentorship_that_went_to_its_end_is_told_of_for_two_weeks(
    state: PairState, day: date, acts: set[MeetingAct]
) -> None:
    assert {act for act in A if is_open_to(act, state, OVER, day)} == acts
