"""The database session, and the transaction rules that keep SQLite safe under several threads.

Source: SQLite's « Isolation » and « BEGIN IMMEDIATE »; a deferred transaction that reads then writes fails at once when
another writer came between, whatever the busy timeout. So whoever may write takes the write lock first.
"""

from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.base import Base

db = SQLAlchemy(model_class=Base, disable_autonaming=True)

_reading: ContextVar[bool] = ContextVar("reading", default=False)


def begin_reading() -> None:
    """From here on, in this thread, transactions only read: they take no lock."""
    _reading.set(True)


def begin_writing() -> None:
    """From here on, in this thread, transactions may write: they take the write lock when they begin."""
    _reading.set(False)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, SQLiteConnection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode = WAL",
        "busy_timeout = 10000",
        "synchronous = FULL",  # a signature survives a power cut; NORMAL can lose the last commits
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN DEFERRED" if _reading.get() else "BEGIN IMMEDIATE")


def engine_options(url: str) -> dict[str, Any]:
    """Return the options of the engine for that address."""
    options: dict[str, Any] = {"hide_parameters": True}  # errors are logged, and parameters are people's words
    return options if url.startswith("sqlite") else {**options, "pool_pre_ping": True}
