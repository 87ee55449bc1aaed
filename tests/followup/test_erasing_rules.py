"""Three months after the end, to the day, whatever the length of the months; two weeks after being told, at least."""

from datetime import date, timedelta

from app.followup.rules.adjusting import kept_until
from app.followup.rules.erasing import NOTICE, kept_if_told, last_end_erased, last_end_told
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(2020, 1, 1), date(2045, 1, 1))


@given(DAYS)
def test_the_last_end_erased_is_the_last_whose_time_is_over(day: date) -> None:
    end = last_end_erased(day)
    assert kept_until(end) < day <= kept_until(end + timedelta(days=1))


@given(DAYS)
def test_people_are_told_two_weeks_before_the_last_day(day: date) -> None:
    end = last_end_told(day)
    assert kept_until(end) - NOTICE <= day < kept_until(end + timedelta(days=1)) - NOTICE


def test_told_in_time_they_keep_what_was_said_and_told_late_their_two_weeks() -> None:
    end = date(2027, 10, 12)
    assert kept_if_told(end, date(2027, 12, 29)) == date(2028, 1, 12)
    assert kept_if_told(end, date(2028, 1, 10)) == date(2028, 1, 24)
