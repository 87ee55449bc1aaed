"""When the mentee may measure: at the start, half-way and at the end; a pause moves what it delays."""

from datetime import date
from itertools import pairwise

import pytest
from app.followup.models import Moment, ObjectiveState
from app.followup.rules.objectives import Window, counted, window_after, window_open, windows, windows_for
from hypothesis import given
from hypothesis import strategies as st

START, END = date(2027, 1, 10), date(2028, 1, 10)
Days = dict[Moment, tuple[date, date | None]]


def days(found: tuple[Window, ...]) -> Days:
    return {each.moment: (each.opens_on, each.closes_on) for each in found}


def test_three_measures_two_months_long_in_twelve_months() -> None:
    assert days(windows(START, END, months=12)) == {
        Moment.START: (START, date(2027, 3, 9)),
        Moment.MIDWAY: (date(2027, 7, 10), date(2027, 9, 9)),
        Moment.END: (date(2027, 12, 10), None),
    }


def test_a_pause_moves_half_way_by_as_much_and_the_end_follows_the_pair() -> None:
    spring = (date(2027, 4, 1), date(2027, 5, 1))
    found = days(windows(START, date(2028, 2, 9), months=12, pauses=[spring]))
    assert found[Moment.START] == (START, date(2027, 3, 9))
    assert found[Moment.MIDWAY] == (date(2027, 8, 9), date(2027, 10, 8))
    assert found[Moment.END] == (date(2028, 1, 9), None)


def test_a_pause_after_half_way_leaves_it_where_it_was() -> None:
    autumn = (date(2027, 10, 1), date(2027, 12, 1))
    found = days(windows(START, date(2028, 3, 11), months=12, pauses=[autumn]))
    assert found[Moment.MIDWAY] == (date(2027, 7, 10), date(2027, 9, 9))


def test_a_pause_while_a_measure_may_be_given_gives_the_days_back() -> None:
    found = days(windows(START, END, months=12, pauses=[(date(2027, 2, 1), date(2027, 3, 1))]))
    assert found[Moment.START] == (START, date(2027, 4, 6))


def test_an_extension_moves_the_end_alone() -> None:
    found = days(windows(START, date(2028, 4, 10), months=12))
    assert found[Moment.MIDWAY][0] == date(2027, 7, 10)
    assert found[Moment.END][0] == date(2028, 3, 10)


def test_a_short_mentorship_is_measured_at_its_two_ends() -> None:
    assert list(days(windows(START, date(2027, 5, 10), months=4))) == [Moment.START, Moment.END]
    assert list(days(windows(START, date(2027, 2, 1), months=1))) == [Moment.END]


@given(months=st.integers(1, 60), first=st.dates(date(2020, 1, 1), date(2040, 1, 1)), length=st.integers(1, 400))
def test_no_two_measures_are_ever_asked_the_same_day(months: int, first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + months * 30)
    pause = (date.fromordinal(first.toordinal() + length), date.fromordinal(first.toordinal() + length + 40))
    found = windows(first, last, months=months, pauses=[pause])
    for one, other in pairwise(found):
        assert one.closes_on is not None
        assert one.opens_on <= one.closes_on < other.opens_on


YEAR = windows(START, END, months=12)


@pytest.mark.parametrize(
    ("created_on", "start"),
    [
        (date(2027, 1, 2), (START, date(2027, 3, 9))),  # set before the first day
        (date(2027, 1, 20), (date(2027, 1, 20), date(2027, 3, 9))),
        (date(2027, 3, 1), (date(2027, 3, 1), date(2027, 4, 1))),
        (date(2027, 5, 3), (date(2027, 5, 3), date(2027, 6, 3))),
        (date(2027, 6, 25), (date(2027, 6, 25), date(2027, 7, 9))),  # until half-way is asked
        (date(2027, 7, 10), None),
        (date(2027, 10, 1), None),
    ],
)
def test_an_objective_set_later_is_measured_the_month_it_was_set(
    created_on: date, start: tuple[date, date] | None
) -> None:
    assert days(windows_for(YEAR, created_on)).get(Moment.START) == start
    assert windows_for(YEAR, created_on)[-2:] == YEAR[1:]


def test_without_a_year_there_is_nothing_to_measure() -> None:
    assert windows_for((), START) == ()


@pytest.mark.parametrize(
    ("day", "moment", "following"),
    [
        (date(2027, 1, 9), None, Moment.START),
        (START, Moment.START, Moment.MIDWAY),
        (date(2027, 3, 9), Moment.START, Moment.MIDWAY),
        (date(2027, 3, 10), None, Moment.MIDWAY),
        (date(2028, 2, 1), Moment.END, None),
    ],
)
def test_each_day_says_what_may_be_measured_and_what_comes_next(
    day: date, moment: Moment | None, following: Moment | None
) -> None:
    found = windows(START, END, months=12)
    now, after = window_open(found, day), window_after(found, day)
    assert (now.moment if now else None, after.moment if after else None) == (moment, following)


def test_one_set_aside_takes_no_place() -> None:
    assert counted(list(ObjectiveState)) == 3
