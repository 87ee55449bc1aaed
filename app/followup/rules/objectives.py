"""How many objectives a pair has, and when its mentee may measure them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.followup.models import Moment, ObjectiveState
from app.programmes.definition import add_months

MOST = 3
"""Objectives a pair has at once; one set aside leaves its place."""

_OPEN_MONTHS = 2
_LAST_MONTHS = 1
_NEW_MONTHS = 1
_SHORTEST_WITH_MIDWAY = 6

Stretch = tuple[date, date]
"""A pause: its first day, and the day they resumed or mean to."""


@dataclass(frozen=True)
class Window:
    """When one measure may be given, and changed; both days included. Without a last day: as long as the year runs."""

    moment: Moment
    opens_on: date
    closes_on: date | None

    def is_open(self, day: date) -> bool:
        """Tell whether the measure may be given that day."""
        return self.opens_on <= day and (self.closes_on is None or day <= self.closes_on)


def counted(states: Sequence[ObjectiveState]) -> int:
    """Return how many of these objectives take a place among the three."""
    return sum(state is not ObjectiveState.SET_ASIDE for state in states)


def windows(starts_on: date, ends_on: date, *, months: int, pauses: Sequence[Stretch] = ()) -> tuple[Window, ...]:
    """Return when the mentee may measure: from the first day, half-way, and in the last month; two months long.

    Half-way is that of the `months` the programme promises, six of twelve, from the day the pair began. A pause moves
    it by as much: what is measured is what the mentoring brings, and nothing is brought while it stands still. The end
    follows `ends_on`, which pauses and extensions have moved. Under six months the start and the end are enough. None
    overlaps the next.
    """
    opens = [(Moment.START, starts_on)]
    if months >= _SHORTEST_WITH_MIDWAY:
        opens.append((Moment.MIDWAY, _moved(add_months(starts_on, months // 2), pauses)))
    opens.append((Moment.END, max(add_months(ends_on, -_LAST_MONTHS), starts_on)))
    found = [
        Window(moment, first, min(_moved(add_months(first, _OPEN_MONTHS), _after(first, pauses)), following) - _DAY)
        for (moment, first), (_, following) in pairwise(opens)
        if first < following
    ]
    return (*found, Window(opens[-1][0], opens[-1][1], None))


def windows_for(known: Sequence[Window], created_on: date) -> tuple[Window, ...]:
    """Return when one objective may be measured: as the others, but that its start is the day it was set.

    The first measure of an objective set later may be given for a month; none once half-way, or the end, is asked.
    """
    if not known or known[0].moment is not Moment.START:
        return tuple(known)
    start, following = known[0], known[1]
    last = max(start.closes_on or created_on, add_months(created_on, _NEW_MONTHS))
    own = Window(Moment.START, max(start.opens_on, created_on), min(last, following.opens_on - _DAY))
    return (own, *known[1:]) if own.opens_on < following.opens_on else tuple(known[1:])


def window_open(known: Sequence[Window], day: date) -> Window | None:
    """Return the measure that may be given that day, if there is one."""
    return next((each for each in known if each.is_open(day)), None)


def window_after(known: Sequence[Window], day: date) -> Window | None:
    """Return the next measure to come, if there is one."""
    return next((each for each in known if each.opens_on > day), None)


_DAY = timedelta(days=1)


def _moved(day: date, pauses: Sequence[Stretch]) -> date:
    """Return the day, put off by every pause that began before it, the first one first: each may let in the next."""
    for since, until in sorted(pauses):
        if since <= day:
            day += until - since
    return day


def _after(day: date, pauses: Sequence[Stretch]) -> list[Stretch]:
    return [each for each in pauses if each[0] >= day]
