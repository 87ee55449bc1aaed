"""When a pair has been silent for long. Pure.

A sign of life is the beginning of the mentorship, a meeting held, or one agreed, past or ahead. Days of a pause are not
silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

NUDGED_AFTER = 45  # days of silence: the two are asked how they are
SHOWN_AFTER = 60  # days of silence: the coordination sees it
APART = timedelta(days=42)  # at least, between two letters to one pair
LAST_DAYS = timedelta(days=21)  # before the end: too short to agree on a day, meet, and be helped by it


@dataclass(frozen=True)
class Stretch:
    """Days of a pause: from `since` on, up to and without `until`; `None` while it lasts."""

    since: date
    until: date | None


def silent_days(life: date, today: date, pauses: Sequence[Stretch]) -> int:
    """Return for how many days nothing was heard of a pair, pauses left out; 0 when a meeting is ahead."""
    paused = sum(_overlap(each, life, today) for each in pauses)
    return max(0, (today - life).days - paused)


def _overlap(pause: Stretch, since: date, until: date) -> int:
    return max(0, (min(pause.until or until, until) - max(pause.since, since)).days)


def nudge(life: date, silent: int) -> str:
    """Name the letter that falls due after so many days of one silence: the first, then one every six weeks."""
    return f"{life.isoformat()} {(silent - NUDGED_AFTER) // APART.days}"
