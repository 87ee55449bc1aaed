"""What many tests begin with, built once by each process, then put back from a copy of the database it left."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from app.core.base import Base
from app.core.database import db
from flask import Flask
from sqlalchemy import inspect

from tests.support.files import database_file, shut_database
from tests.support.pages import PageClient

Built = TypeVar("Built")


class Clock(Protocol):
    """The clock of a test."""

    at: datetime


@dataclass(frozen=True)
class _Kept:
    """The database as building left it, the time it was then, and how to find again what was returned."""

    copy: Path
    at: datetime
    find: Callable[[], Any]


_kept: dict[tuple[object, ...], _Kept] = {}
_known: set[str] = set()
"""The databases that are alike each time: the empty one, and every one that is kept. From any other, all is built."""


def built_once(app: Flask, now: Clock, build: Callable[[], Built]) -> Built:
    """Return what `build` returns, with the database and the time as it leaves them; builds the first time only.

    It is known by its name, by the database and by the time it begins with. It may return rows, browsers, and
    dataclasses of them; rows that the test holds already are read again.
    """
    begins = _as_it_is(app)
    if not _known:
        _known.add(sha256(database_file(app, "empty").read_bytes()).hexdigest())
    key = (begins, now.at, build.__module__, build.__qualname__)
    if key not in _kept:
        built = build()
        if begins not in _known:
            return built
        ends = _as_it_is(app)
        copy = database_file(app, f"kept-{len(_kept)}")
        shutil.copy(database_file(app), copy)
        _known.add(ends)
        _kept[key] = _Kept(copy, now.at, _finding(built))
        return built
    kept = _kept[key]
    shutil.copy(kept.copy, database_file(app))
    now.at = kept.at
    found: Built = kept.find()
    return found


def _as_it_is(app: Flask) -> str:
    """Commit, close the database, and return what tells its content from any other."""
    db.session.commit()
    db.session.expire_all()
    return sha256(shut_database(app).read_bytes()).hexdigest()


def _finding(value: Any) -> Callable[[], Any]:
    """Return what finds the like of that value again in a database that is the same."""
    if isinstance(value, Base):
        kind, identity = type(value), inspect(value).identity
        return lambda: db.session.get_one(kind, identity)
    if isinstance(value, PageClient):
        app, kind_of_client, cookies = value.app, type(value), dict(value.http._cookies or {})
        return lambda: _browser(app, kind_of_client, cookies)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: _finding(getattr(value, each.name)) for each in fields(value)}
        return lambda: replace(value, **{name: find() for name, find in parts.items()})
    if isinstance(value, tuple):
        every = [_finding(each) for each in value]
        return lambda: tuple(find() for find in every)
    if isinstance(value, dict):
        named = {name: _finding(each) for name, each in value.items()}
        return lambda: {name: find() for name, find in named.items()}
    return lambda: value


def _browser(app: Flask, kind: type[PageClient], cookies: dict[Any, Any]) -> PageClient:
    client = kind(app)
    client.http._cookies = dict(cookies)
    return client
