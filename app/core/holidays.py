"""Days on which few people in France work: weekends, public holidays (computed for any year), August.

Source: Code du travail, L3133-1, and L3134-13 for Alsace and Moselle; Easter by the Meeus/Jones/Butcher algorithm.
"""

from datetime import date, timedelta
from functools import lru_cache

_SATURDAY = 5
_AUGUST = 8
_FIXED = {
    (1, 1): "new_year",
    (5, 1): "labour_day",
    (5, 8): "victory_day",
    (7, 14): "national_day",
    (8, 15): "assumption",
    (11, 1): "all_saints",
    (11, 11): "armistice",
    (12, 25): "christmas",
    (12, 26): "saint_stephen",  # Alsace and Moselle
}
_AFTER_EASTER = {-2: "good_friday", 1: "easter_monday", 39: "ascension", 50: "whit_monday"}


@lru_cache(maxsize=64)
def easter(year: int) -> date:
    """Return Easter Sunday of that year."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return date(year, month, day + 1)


def public_holiday(day: date) -> str | None:
    """Return the code of the public holiday that day is, if it is one; Alsace and Moselle have two more."""
    return _AFTER_EASTER.get((day - easter(day.year)).days) or _FIXED.get((day.month, day.day))


def quiet_day(day: date) -> str | None:
    """Return why few people work that day: a holiday's code, `weekend` or `august`; nothing on an ordinary day."""
    found = public_holiday(day)
    if found is not None:
        return found
    if day.weekday() >= _SATURDAY:
        return "weekend"
    return "august" if day.month == _AUGUST else None


def next_working_day(day: date) -> date:
    """Return that day, or the first after it that is neither of a weekend nor a public holiday."""
    while day.weekday() >= _SATURDAY or public_holiday(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, count: int) -> date:
    """Return the day so many working days after that one, which is not counted itself."""
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day
