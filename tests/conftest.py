"""A real application on a real database file, put back to empty before each test, under a clock that stands still."""

import gc
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from app import create_app
from app.config import Mode, Settings
from app.core import clock
from app.core.database import begin_writing, db
from app.extensions import limiter
from flask import Flask
from hypothesis import settings as trials
from pydantic import SecretStr

from tests.support.browsing import FreshClient
from tests.support.pages import PageClient
from tests.support.sealing import made_seal, publish_seal

_LONG = ("browser", "journeys", "trust", "demo")
START = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)

trials.register_profile("untimed", deadline=None)  # a busy machine is no failure
trials.load_profile("untimed")
gc.set_threshold(50_000, 20, 100)  # a test leaves little behind, and the collector would go over all the code each time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the folders whose files are long: one of them left to the end would keep a single core busy."""
    places = {name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: places.get(item.nodeid.split("/")[1], len(_LONG)))


class FixedClock:
    """The programme's clock in a test: it moves when the test says so."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **delta: float) -> datetime:
        """Move forward, such as `advance(days=5)`."""
        self.at += timedelta(**delta)
        return self.at

    def set(self, *moment: int) -> datetime:
        """Set the clock to a moment of Paris."""
        self.at = datetime(*moment, tzinfo=clock.PARIS).astimezone(UTC)  # type: ignore[misc, arg-type]  # date parts
        return self.at


@pytest.fixture(scope="session")
def whole_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, built once, and an empty database beside it to start each test from."""
    folder = tmp_path_factory.mktemp("instance")
    app = create_app(
        Settings(
            mode=Mode.TEST,
            secret_key=SecretStr("a-secret-for-tests-only-" + "0" * 20),
            public_url="http://localhost",
            data_dir=folder,
            **made_seal().write(folder / "seal"),
        )
    )
    app.testing = True
    app.test_client_class = FreshClient
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with app.app_context():
        db.create_all()
        clock.set_source(lambda: START - timedelta(days=1))
        publish_seal()
        clock.set_source(None)
        db.session.remove()
        db.engine.dispose()
    shutil.copy(folder / "binome.db", folder / "empty.db")
    return app


@pytest.fixture
def clean_database(whole_app: Flask) -> None:
    """Put the empty database back."""
    folder: Path = whole_app.config["BINOME"].data_dir
    with whole_app.app_context():
        db.session.remove()
        db.engine.dispose()
    for leftover in ("binome.db-wal", "binome.db-shm"):
        (folder / leftover).unlink(missing_ok=True)
    shutil.copy(folder / "empty.db", folder / "binome.db")
    limiter.reset()


@pytest.fixture
def now() -> Iterator[FixedClock]:
    """The clock of this test, standing at 12 October 2026, 10:00 in Paris."""
    fixed = FixedClock()
    clock.set_source(fixed)
    yield fixed
    clock.set_source(None)


@pytest.fixture
def app(whole_app: Flask, clean_database: None, now: FixedClock) -> Iterator[Flask]:
    """The application on an empty database, within its context, ready to write."""
    begin_writing()
    with whole_app.app_context():
        yield whole_app
        db.session.rollback()
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A visitor who looks closely at every page they are given."""
    return PageClient(app)
