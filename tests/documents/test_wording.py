"""Dates, hours and zones as people read them in France."""

from datetime import UTC, date, datetime

import pytest
from app.documents import wording


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2027, 3, 1), "1er mars 2027"),
        (date(2026, 12, 14), "14 décembre 2026"),
        (date(2027, 8, 31), "31 août 2027"),
    ],
)
def test_day(on: date, written: str) -> None:
    assert wording.day(on).replace("\u00a0", " ") == written


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 12, 14, 20, 7, 11, tzinfo=UTC), "14 décembre 2026, 21 h 07 min 11 s (UTC+1)"),
        (datetime(2027, 7, 1, 22, 30, 5, tzinfo=UTC), "2 juillet 2027, 0 h 30 min 05 s (UTC+2)"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 octobre 2026, 2 h 30 min 00 s (UTC+2)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 octobre 2026, 2 h 30 min 00 s (UTC+1)"),
    ],
)
def test_instant_has_its_zone_even_in_the_hour_that_comes_twice(at: datetime, written: str) -> None:
    assert wording.instant(at).replace("\u00a0", " ") == written
