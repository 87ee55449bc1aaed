"""The demo's application, its story built once a worker; each test starts from the first day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from app import create_app
from app.config import Mode, Settings
from app.core import clock
from app.core.database import begin_writing, db
from app.demo import snapshot
from app.demo.building import write_story
from app.demo.stand_ins import CLOCK, database_of
from app.extensions import limiter
from flask import Flask
from pydantic import SecretStr

from tests.support.pages import PageClient


@pytest.fixture(scope="session")
def demo_built(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The demo with its story written."""
    folder = tmp_path_factory.mktemp("demo")
    demo = create_app(
        Settings(
            mode=Mode.DEMO,
            secret_key=SecretStr("a-secret-for-the-demo-only-" + "0" * 20),
            public_url="http://localhost",
            data_dir=folder,
            seal_key=folder / "seal" / "seal.p12",
            seal_password_file=folder / "seal" / "seal.password",
        )
    )
    demo.testing = True
    demo.config["PROPAGATE_EXCEPTIONS"] = False
    begin_writing()
    with demo.app_context():
        assert write_story(demo)
        snapshot.keep(database_of(demo))
    clock.set_source(None)
    return demo


@pytest.fixture
def demo(demo_built: Flask) -> Iterator[Flask]:
    """The demo on its first day, within its context."""
    begin_writing()
    with demo_built.app_context():
        snapshot.put_back(database_of(demo_built))
        demo_built.extensions[CLOCK].hold(None)
        limiter.reset()
        clock.set_source(demo_built.extensions[CLOCK])
        yield demo_built
        db.session.rollback()
        db.session.remove()
        clock.set_source(None)


@pytest.fixture
def player(demo: Flask) -> PageClient:
    """Somebody who plays with the demo."""
    return PageClient(demo)


@pytest.fixture
def database(demo: Flask) -> Path:
    """The file of the demo's database."""
    return database_of(demo)
