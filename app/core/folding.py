"""What SQLite writes aside before it is in its file, and what that keeps of texts already erased.

Source: SQLite's « Write-Ahead Logging ». What a page held before it was written anew stays in the journal, whatever
`secure_delete` does in the file, until other writes come over it; whoever copies the folder copies that too.
"""

from app.core.database import db


def fold_writes() -> bool:
    """Fold the journal of writes into the database file and empty it; tells whether it is empty.

    Holds nobody up: gives up at once when somebody reads or writes. Other databases keep no such file beside them.
    """
    if db.engine.dialect.name != "sqlite":
        return True
    connection = db.engine.raw_connection()
    try:
        cursor = connection.cursor()
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
    finally:
        connection.close()
    return not busy
