from datetime import date, timedelta
from itertools import product

import pytest
from app.pairing.models import Acquaintance, Answer, PairState
from app.pairing.rules import UNDERWAY, Standing, answer_day, contradicts, is_past, reminder_due, standing
from app.programmes.presets import load_preset, preset_path

DAY = date(2027, 3, 31)
PROPOSED = date(2027, 3, 1)


def due(days_before: int, *sent: int, proposed: date = PROPOSED) -> int | None:
    return reminder_due(answer_by=DAY, proposed_on=proposed, today=DAY - timedelta(days=days_before), sent=list(sent))


def test_reminders_leave_seven_and_two_days_before_and_on_the_day() -> None:
    asked: list[int] = []
    for left in range(30, -2, -1):
        found = due(left, *asked)
        if found is not None:
            assert found == left
            asked.append(found)
    assert asked == [7, 2, 0]


def test_one_missed_is_made_up_for_by_the_nearest_only() -> None:
    assert due(5) == 7
    assert due(1) == 2
    assert due(1, 7) == 2
    assert due(1, 2) is None
    assert due(0, 2, 7) == 0


def test_none_leaves_on_the_day_of_the_proposal() -> None:
    assert due(7, proposed=DAY - timedelta(days=7)) is None
    assert due(6, proposed=DAY - timedelta(days=7)) is None
    assert due(2, proposed=DAY - timedelta(days=7)) == 2
    assert due(0, proposed=DAY - timedelta(days=1)) == 0
    assert due(0, proposed=DAY) is None


def test_last_day_counts() -> None:
    assert not is_past(DAY, DAY)
    assert is_past(DAY, DAY + timedelta(days=1))


def test_a_cohort_answers_on_its_day_unless_it_is_past() -> None:
    calendar = load_preset(preset_path("encadrement-hospitalier")).calendar
    assert calendar.confirm_by
    assert answer_day(calendar, calendar.confirm_by - timedelta(days=10)) == calendar.confirm_by
    late = calendar.confirm_by + timedelta(days=20)
    assert answer_day(calendar, late) == late + timedelta(days=calendar.confirm_days)


@pytest.mark.parametrize(("answer", "known"), list(product(Answer, Acquaintance)))
def test_only_a_yes_that_prefers_another_contradicts_itself(answer: Answer, known: Acquaintance) -> None:
    assert contradicts(answer, known) == (answer is Answer.YES and known is Acquaintance.PREFER_ANOTHER)


@pytest.mark.parametrize(("state", "mine"), list(product(PairState, [None, *Answer])))
def test_standing_of_a_member_in_every_state(state: PairState, mine: Answer | None) -> None:
    stands = standing(state, mine, DAY, DAY)
    if state is PairState.PROPOSED:
        assert stands is (Standing.WAITING if mine is Answer.YES else Standing.TO_ANSWER)
        assert standing(state, mine, DAY, DAY + timedelta(days=1)) not in (Standing.TO_ANSWER, Standing.WAITING)
    elif state in UNDERWAY:
        assert stands is Standing.COMMITTED
    elif state in (PairState.COMPLETED, PairState.ENDED_EARLY):
        assert stands is Standing.OVER
    else:
        assert stands is (Standing.REFUSED if mine is Answer.NO else Standing.CLOSED)
