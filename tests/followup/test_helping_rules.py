"""The life of a help request, every state and every act; the day promised; when its reader is reminded."""

from datetime import date, timedelta
from itertools import product

import pytest
from app.followup.models import HelpDoor, HelpState
from app.followup.rules.helping import TABLE, HelpAct, after, answer_day, is_late, may_release, reminder_due

PROMISED = date(2026, 10, 15)


def test_every_state_and_act() -> None:
    allowed = {key: state for key in product(HelpState, HelpAct) if (state := after(*key))}
    assert allowed == TABLE
    assert (HelpState.OPEN, HelpAct.CLOSE) not in TABLE  # nobody but its author closes what nobody answered
    assert all(after(state, HelpAct.WRITE) is HelpState.OPEN for state in HelpState)


@pytest.mark.parametrize(
    ("asked_on", "promised"),
    [
        (date(2026, 10, 12), date(2026, 10, 15)),  # a Monday
        (date(2026, 10, 16), date(2026, 10, 21)),  # a Friday: the weekend does not count
        (date(2026, 10, 30), date(2026, 11, 4)),  # All Saints' falls on a Sunday
        (date(2026, 12, 23), date(2026, 12, 29)),  # Christmas and the day after
        (date(2027, 5, 5), date(2027, 5, 11)),  # Ascension
    ],
)
def test_the_day_promised_counts_working_days(asked_on: date, promised: date) -> None:
    assert answer_day(asked_on, 3) == promised


def test_late_is_the_day_after() -> None:
    assert not is_late(HelpState.OPEN, PROMISED, PROMISED)
    assert is_late(HelpState.OPEN, PROMISED, PROMISED + timedelta(days=1))
    assert not is_late(HelpState.ANSWERED, PROMISED, PROMISED + timedelta(days=9))


def test_reminders_fall_the_day_before_and_the_day_after() -> None:
    reminded_on, days = None, []
    for offset in range(-5, 6):
        today = PROMISED + timedelta(days=offset)
        if reminder_due(PROMISED, reminded_on, today):
            reminded_on = today
            days.append(offset)
    assert days == [-1, 1]
    assert reminder_due(PROMISED, None, PROMISED + timedelta(days=30))
    assert not reminder_due(PROMISED, PROMISED + timedelta(days=30), PROMISED + timedelta(days=31))


@pytest.mark.parametrize(("door", "state", "released"), list(product(HelpDoor, HelpState, (True, False))))
def test_only_a_living_mediation_is_let_known_of(door: HelpDoor, state: HelpState, *, released: bool) -> None:
    wanted = door is HelpDoor.MEDIATION and state is not HelpState.CLOSED and not released
    assert may_release(door, state, released=released) is wanted
