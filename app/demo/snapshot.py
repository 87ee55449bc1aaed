"""The first page of the story, kept beside the database, to start over from in an instant.

Rows of a signed charter refuse to be deleted, and rightly: so starting over deletes nothing, it puts the whole first
file back through SQLite's backup, which other connections see as one transaction.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.core.clock import real_now

_WAIT = 20.0


def _first_page(database: Path) -> Path:
    return database.with_name("first-page.db")


def keep(database: Path) -> None:
    """Keep the database as it is now as the one to start over from."""
    target = _first_page(database)
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def put_back(database: Path) -> None:
    """Put the first page back, and the clock of the story to its first instant. Everybody is signed out."""
    with closing(sqlite3.connect(_first_page(database))) as source, closing(_open(database)) as target:
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
