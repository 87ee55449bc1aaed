"""The rolling programme, and the browsers of two members of its coordination."""

import pytest
from app.programmes.models import Programme
from flask import Flask

from tests.applications.world import RACHID, make_coordinator, make_programme
from tests.conftest import FixedClock
from tests.support.kept import built_once
from tests.support.letters import sign_in
from tests.support.pages import PageClient


def _browser(app: Flask, email: str) -> PageClient:
    browser = PageClient(app)
    sign_in(browser, email)
    return browser


@pytest.fixture
def programme(app: Flask, now: FixedClock) -> Programme:
    return built_once(app, now, make_programme)


@pytest.fixture
def rachid(app: Flask, now: FixedClock, programme: Programme) -> PageClient:
    """Rachid's browser."""
    return built_once(app, now, lambda: _browser(app, RACHID))


@pytest.fixture
def ines(app: Flask, programme: Programme) -> PageClient:
    """The browser of Inès, who coordinates too."""
    make_coordinator(programme, "ines@exemple.fr", "Inès", "Haddad")
    return _browser(app, "ines@exemple.fr")


@pytest.fixture
def actor(programme: Programme) -> str:
    """The ref of Rachid, who acts without a browser."""
    return make_coordinator(programme)
