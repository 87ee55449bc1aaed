"""Deadlines are those of people in Paris."""

from datetime import UTC, date, datetime, timedelta

import pytest
from app.core import clock


@pytest.mark.parametrize(
    ("day", "midnight"),
    [
        (date(2026, 11, 2), datetime(2026, 11, 2, 23, 0, tzinfo=UTC)),
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),  # clocks have gone forward
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, 0, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),  # clocks have gone back
    ],
)
def test_end_of_day_is_the_next_midnight_of_paris(day: date, midnight: datetime) -> None:
    assert clock.end_of_day(day) == midnight
    assert clock.to_paris(clock.end_of_day(day) - timedelta(seconds=1)).date() == day
