"""A calendar that becomes another, and where that takes a day somebody was told."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.programmes.definition.frame import DATES, Calendar


@dataclass(frozen=True)
class Move:
    """One change of a calendar, decided on `today`: by so many `days` from `start` on, or date by date when 0."""

    before: Calendar
    after: Calendar
    today: date
    days: int = 0
    start: date | None = None

    @property
    def dates(self) -> tuple[tuple[str, date | None, date | None], ...]:
        """The dates that change: name, before, after, in their order."""
        found = ((name, getattr(self.before, name), getattr(self.after, name)) for name in DATES)
        return tuple(each for each in found if each[1] != each[2])

    def of(self, anchor: str, day: date) -> date:
        """Return where a day told to somebody goes: with the calendar's own when it is that day, else by as many days.

        A day that would be over at once stays where it is.
        """
        moved = getattr(self.after, anchor) if day == getattr(self.before, anchor) else None
        if moved is None:
            follows = self.days and self.start is not None and day >= self.start
            moved = day + timedelta(days=self.days) if follows else day
        return moved if moved >= self.today else day
