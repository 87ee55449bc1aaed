"""One pair that is to sign."""

from collections.abc import Iterator
from typing import Any

import pytest
from app.charters.due import SEALER
from app.charters.services import Sealer
from app.core.database import db
from flask import Flask

from tests.charters.cast import RACHID, Signing, make_pair, make_programme, sign_all
from tests.charters.seals import Settle
from tests.conftest import FixedClock
from tests.support.kept import built_once
from tests.support.letters import sign_in
from tests.support.pages import Page, PageClient
from tests.support.sealing import seal_charters


class Visitor(PageClient):
    """A page client that first lets go of what the test has read: the database has one writer at a time."""

    def get(self, path: str, *, status: int = 200, **options: Any) -> Page:
        """Visit a page."""
        db.session.rollback()
        return super().get(path, status=status, **options)

    def post(self, path: str, data: Any = None, *, status: int = 303, **options: Any) -> Page:
        """Send a form."""
        db.session.rollback()
        return super().post(path, data, status=status, **options)


@pytest.fixture
def client(app: Flask) -> Visitor:
    """Somebody who reads and signs."""
    return Visitor(app)


def as_(app: Flask, email: str) -> Visitor:
    """Somebody signed in."""
    visitor = Visitor(app)
    sign_in(visitor, email)
    return visitor


def make_signing() -> Signing:
    """Build what `signing` gives."""
    programme = make_programme()
    return Signing(programme, make_pair(programme))


@pytest.fixture
def signing(app: Flask, now: FixedClock) -> Signing:
    """Ada and Milo said yes: their charter is issued, both have their link."""
    return built_once(app, now, make_signing)


def sign_all_three(app: Flask, signing: Signing) -> Signing:
    """Have the three sign, by a browser of their own."""
    sign_all(Visitor(app), signing)
    return signing


@pytest.fixture
def signed(app: Flask, now: FixedClock, signing: Signing) -> Signing:
    """The three signed Ada and Milo's charter; the worker has not come yet."""
    return built_once(app, now, lambda: sign_all_three(app, signing))


@pytest.fixture
def sealed(app: Flask, now: FixedClock, signing: Signing) -> Signing:
    """The three signed Ada and Milo's charter, and the worker sealed it."""

    def build() -> Signing:
        sign_all_three(app, signing)
        assert seal_charters() == 1
        return signing

    return built_once(app, now, build)


@pytest.fixture
def rachid(app: Flask, now: FixedClock, signing: Signing) -> Visitor:
    """The coordinator's browser."""
    return built_once(app, now, lambda: as_(app, RACHID))


@pytest.fixture
def settle(app: Flask) -> Iterator[Settle]:
    """Gives the worker other settings of its seal, until the end of the test."""
    before = app.config["BINOME"], app.extensions[SEALER]

    def change(**settings: Any) -> None:
        app.config["BINOME"] = before[0].model_copy(update=settings)
        app.extensions[SEALER] = Sealer(app.config["BINOME"])

    yield change
    app.config["BINOME"], app.extensions[SEALER] = before
