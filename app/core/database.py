"""The database session, and the transaction rules that keep SQLite safe under several threads.

Source: SQLite's « Isolation » and « BEGIN IMMEDIATE »; a deferred transaction that reads then writes fails at once when
another writer came between, whatever the busy timeout. So whoever may write takes the write lock first.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from sqlite3 import Connection as SQLiteConnection
from typing import Any, TypeVar, cast

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, CursorResult, Engine, Executable, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.core.base import Base
from app.core.turns import Line

db = SQLAlchemy(model_class=Base, disable_autonaming=True)

_PATIENCE = 20  # seconds
_writers = Line(_PATIENCE)
_reading: ContextVar[bool] = ContextVar("reading", default=False)


Read = TypeVar("Read")


def keep(key: str, value: Read) -> Read:
    """Let the present transaction remember what its pages ask for again and again."""
    session = db.session()
    session.info[key] = (session.get_transaction(), value)
    return value


def kept(key: str, read: Callable[[], Read]) -> Read:
    """Return what this transaction remembers under that key; reads it when it does not yet, or found nothing."""
    session = db.session()
    transaction, value = session.info.get(key, (None, None))
    if transaction is not None and transaction is session.get_transaction():
        return value  # type: ignore[no-any-return]  # one key, one kind of thing
    found = read()
    return found if found is None else keep(key, found)


def begin_reading() -> None:
    """From here on, in this thread, transactions only read: they take no lock."""
    _reading.set(True)


def begin_writing() -> None:
    """From here on, in this thread, transactions may write: they take the write lock when they begin."""
    _reading.set(False)


def rows_changed(statement: Executable) -> int:
    """Run a statement that writes, and return how many rows it changed."""
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount


@contextmanager
def reading() -> Iterator[None]:
    """Only read within this block, in this thread: what it reads is let go at its end, and locks nobody out."""
    db.session.rollback()
    before = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(before)
        db.session.rollback()


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, SQLiteConnection):
        return
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode = WAL",
        f"busy_timeout = {_PATIENCE * 1000}",  # another process writes too, and this wait is not fair
        "synchronous = FULL",  # a signature survives a power cut; NORMAL can lose the last commits
        "foreign_keys = ON",
        "secure_delete = ON",  # what is erased is overwritten, not only unlinked
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if _reading.get():
        connection.connection.cursor().execute("BEGIN DEFERRED")  # waits for nobody: no error to translate
        return
    opened = id(connection.connection.dbapi_connection)
    try:
        _writers.enter(opened)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        _writers.leave(opened)
        raise


@event.listens_for(Engine, "checkin")
@event.listens_for(Engine, "invalidate")
@event.listens_for(Engine, "close")
def _let_the_next_write(connection: DBAPIConnection | None, *_rest: object) -> None:
    """A connection is given back once its transaction is over, however it ended."""
    _writers.leave(id(connection))


def engine_options(url: str) -> dict[str, Any]:
    """Return the options of the engine for that address."""
    options: dict[str, Any] = {"hide_parameters": True}  # errors are logged, and parameters are people's words
    return options if url.startswith("sqlite") else {**options, "pool_pre_ping": True}
