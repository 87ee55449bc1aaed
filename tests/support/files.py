"""The file of the database under test, shut so that it may be copied or replaced."""

from pathlib import Path

from app.core.database import db
from flask import Flask


def database_file(app: Flask, name: str = "binome") -> Path:
    """Where a copy of that name stands; `binome` is the one in use, `empty` an empty one."""
    folder: Path = app.config["BINOME"].data_dir
    return folder / f"{name}.db"


def shut_database(app: Flask) -> Path:
    """Fold what SQLite wrote beside the file into it, close every connection, and return the file."""
    with db.engine.connect() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    db.engine.dispose()
    file = database_file(app)
    for leftover in ("binome.db-wal", "binome.db-shm"):
        file.with_name(leftover).unlink(missing_ok=True)
    return file
