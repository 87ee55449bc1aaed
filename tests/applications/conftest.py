"""The rolling programme, an application sent to it, and the browsers of who sent it and of two who coordinate."""

import pytest
from app.applications.models import Application
from app.programmes.models import Programme
from flask import Flask

from tests.applications.world import MILO, RACHID, make_coordinator, make_programme, make_sent
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


@pytest.fixture
def sent(programme: Programme) -> Application:
    """Milo's application, to be mentored."""
    return make_sent(programme)


@pytest.fixture
def milo(app: Flask, sent: Application) -> PageClient:
    """The browser of Milo, whose application is sent."""
    return _browser(app, MILO)
