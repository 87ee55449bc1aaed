"""The pushed clock: the machine's time, and how far ahead of it the story has gone.

The advance stands in one row that the site and its worker share. It is read over a connection of its own: whoever asks
for the time may be in the midst of a transaction, and a second one of theirs would wait for the first.
"""

import sqlite3
import time
from datetime import datetime, timedelta
from pathlib import Path

from app.core import clock

_REREAD_AFTER = 0.3  # seconds: how late the worker may be in seeing a push


class PushedClock:
    """A source for `core.clock`."""

    def __init__(self, database: Path) -> None:
        self._address = f"file:{database}?mode=ro"
        self._ahead = timedelta()
        self._read_at = float("-inf")
        self._held: datetime | None = None

    def __call__(self) -> datetime:
        """Return the instant of the story."""
        if self._held is not None:
            return self._held
        if time.monotonic() - self._read_at > _REREAD_AFTER:
            self._ahead = self._read()
            self._read_at = time.monotonic()
        return clock.real_now() + self._ahead

    def hold(self, instant: datetime | None) -> None:
        """Stand still at an instant, in this process, while a day is being played; `None` lets go and reads again."""
        self._held = instant
        self._read_at = float("-inf")

    def _read(self) -> timedelta:
        try:
            connection = sqlite3.connect(self._address, uri=True)
        except sqlite3.OperationalError:
            return timedelta()  # no database yet: the story has not begun
        try:
            row = connection.execute("SELECT ahead_seconds FROM demo_clock").fetchone()
        except sqlite3.OperationalError:
            return self._ahead  # being started over at this very moment
        finally:
            connection.close()
        return timedelta(seconds=row[0]) if row else timedelta()
