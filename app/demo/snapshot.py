"""Pages of the story, kept beside the database, to go back to in an instant: the first one, and the named moments.

Rows of a signed charter refuse to be deleted, and rightly: so going back deletes nothing, it puts the whole file of a
page back through SQLite's backup, which other connections see as one transaction.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.core.clock import real_now

FIRST = "first"
_WAIT = 20.0


def page(database: Path, name: str) -> Path:
    """Return the file that keeps the page of that name."""
    return database.with_name(f"{name}-page.db")


def keep(database: Path, name: str = FIRST) -> None:
    """Keep the database as it is now as the page of that name. A new first page begins a new story: others fall."""
    if name == FIRST:
        for old in database.parent.glob("*-page.db"):
            old.unlink()
    target = page(database, name)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def put_back(database: Path, name: str = FIRST) -> None:
    """Put a page back, and the clock of the story to the instant it was kept at. Everybody is signed out."""
    with closing(sqlite3.connect(page(database, name))) as source, closing(_open(database)) as target:
        source.backup(target)
    _set(database, "UPDATE demo_clock SET ahead_seconds = built_at - ?")


def remember(database: Path) -> None:
    """Write down where the story stands, as the demo stops."""
    _set(database, "UPDATE demo_clock SET left_at = ahead_seconds + ?")


def resume(database: Path) -> None:
    """Take the story up where it was left, however long the demo was stopped."""
    _set(database, "UPDATE demo_clock SET ahead_seconds = left_at - ?, left_at = NULL WHERE left_at IS NOT NULL")


def _set(database: Path, statement: str) -> None:
    with closing(_open(database)) as connection, connection:
        connection.execute(statement, (real_now().timestamp(),))


def _open(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=_WAIT)
