"""When an invitation is late, when a reminder leaves."""

from datetime import date, timedelta

import pytest
from app.followup.rules.launching import LaunchDay, Told, is_released, reminder_due
from app.followup.wording.launching import near

DAY = date(2028, 1, 10)
LAUNCH = LaunchDay(DAY, "au siège")
ELSEWHERE = LaunchDay(DAY, "à la mairie")
EARLY = date(2027, 12, 1)


@pytest.mark.parametrize(("before", "late"), [(22, False), (21, True), (1, True), (0, True), (-1, False)])
def test_invitations_are_late_from_three_weeks_before_to_the_day(before: int, late: bool) -> None:
    assert LAUNCH.is_late(DAY - timedelta(days=before)) is late


@pytest.mark.parametrize(("before", "due"), [(30, False), (3, False), (2, True), (1, True), (0, True), (-1, False)])
def test_a_reminder_leaves_from_two_days_before_to_the_day(before: int, due: bool) -> None:
    assert reminder_due(LAUNCH, Told(LAUNCH, EARLY), None, DAY - timedelta(days=before)) is due


def test_whoever_does_not_come_is_left_alone() -> None:
    told, near_day = Told(LAUNCH, EARLY), DAY - timedelta(days=2)
    assert [reminder_due(LAUNCH, told, coming, near_day) for coming in (True, False, None)] == [True, False, True]


def test_one_reminder_a_day_and_another_for_another_day() -> None:
    assert not reminder_due(LAUNCH, Told(LAUNCH, EARLY, reminded_for=DAY), None, DAY)
    assert reminder_due(LAUNCH, Told(LAUNCH, EARLY, reminded_for=date(2027, 12, 12)), None, DAY)


def test_what_was_told_in_the_last_two_days_stands_for_the_reminder() -> None:
    assert not reminder_due(LAUNCH, Told(LAUNCH, DAY - timedelta(days=2)), None, DAY)
    assert reminder_due(LAUNCH, Told(LAUNCH, DAY - timedelta(days=3)), None, DAY)
    assert reminder_due(LAUNCH, Told(ELSEWHERE, DAY - timedelta(days=1)), None, DAY)


def test_a_day_is_let_known_by_telling_it_to_somebody() -> None:
    assert not is_released(LAUNCH, [])
    assert not is_released(LAUNCH, [Told(ELSEWHERE, EARLY)])
    assert is_released(LAUNCH, [Told(ELSEWHERE, EARLY), Told(LAUNCH, EARLY)])


def test_a_reminder_says_when() -> None:
    assert [near(DAY, DAY - timedelta(days=days)) for days in (2, 1, 0)] == ["dans deux jours", "demain", "aujourd’hui"]
