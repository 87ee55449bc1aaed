"""The launch day of a cohort: who is expected, when an invitation is late, when a reminder leaves. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.pairing.models import PairState
from app.pairing.rules import RUNNING
from app.programmes.models import ProgrammeState

WRITTEN_TO = RUNNING | {PairState.COMMITTED}
"""Both have said yes and it is not over. In a pause they may come and say so, but nobody is written to."""

SENDING = frozenset({ProgrammeState.PAIRING, ProgrammeState.COMMITTING, ProgrammeState.RUNNING})
"""Steps of a cohort during which its launch day is prepared; nothing leaves in a programme that is suspended."""

INVITED_BEFORE = timedelta(weeks=3)
REMINDED_BEFORE = timedelta(days=2)
EVENING = time(18)


@dataclass(frozen=True)
class LaunchDay:
    """The day of a cohort, and its place as a sentence continues: « au siège de l’agence »."""

    day: date
    place: str

    def is_over(self, today: date) -> bool:
        """Whether the day has passed; on the day itself the coordination may still write."""
        return today > self.day

    def is_behind(self, at: datetime) -> bool:
        """Whether nobody is asked any more if they come, at that time in Paris: from the evening of the day on."""
        return at.date() > self.day or (at.date() == self.day and at.time() >= EVENING)

    def is_late(self, today: date) -> bool:
        """Whether invitations should have left: from three weeks before, to the day."""
        return self.day - INVITED_BEFORE <= today <= self.day

    def is_near(self, today: date) -> bool:
        """Whether it is time to remind: from two days before, to the day."""
        return self.day - REMINDED_BEFORE <= today <= self.day


@dataclass(frozen=True)
class Told:
    """What somebody was last told: which day and place, on which day of ours, and the day they were reminded of."""

    of: LaunchDay
    on: date
    reminded_for: date | None = None


def is_released(launch: LaunchDay, told: Collection[Told]) -> bool:
    """Tell whether the coordination has let this very day and place be told: somebody has been."""
    return any(each.of == launch for each in told)


def reminder_due(launch: LaunchDay, told: Told, coming: bool | None, today: date) -> bool:  # noqa: FBT001 - an answer
    """Tell whether to remind somebody: coming or silent, not yet reminded of that day.

    What was told from two days before on stands for it. A day that moves is another day: it has a reminder of its own.
    """
    if coming is False or told.reminded_for == launch.day or not launch.is_near(today):
        return False
    return not (told.of == launch and launch.is_near(told.on))
