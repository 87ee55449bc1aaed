"""The rolling programme, and the browsers of two members of its coordination."""

import pytest
from app.programmes.models import Programme
from flask import Flask

from tests.applications.world import RACHID, ROLLING, make_coordinator, make_programme
from tests.support.letters import sign_in
from tests.support.pages import PageClient


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme(ROLLING)


@pytest.fixture
def rachid(app: Flask, programme: Programme) -> PageClient:
    """Rachid's browser."""
    browser = PageClient(app)
    sign_in(browser, RACHID)
    return browser


@pytest.fixture
def ines(app: Flask, programme: Programme) -> PageClient:
    """The browser of Inès, who coordinates too."""
    make_coordinator(programme, "ines@exemple.fr", "Inès", "Haddad")
    browser = PageClient(app)
    sign_in(browser, "ines@exemple.fr")
    return browser


@pytest.fixture
def actor(programme: Programme) -> str:
    """The ref of Rachid, who acts without a browser."""
    return make_coordinator(programme)
