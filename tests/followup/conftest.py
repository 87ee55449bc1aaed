"""Ada and Milo in the first day of their year, and their browsers; a cohort before its launch; who may ask for help.

A file whose story begins elsewhere says so with a fixture of the same name.
"""

import pytest
from app.pairing.models import Pair
from app.programmes.models import Programme
from flask import Flask

from tests.charters.cast import ADA, MILO, make_programme
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.followup.helping import Helped, make_helped
from tests.followup.launching import Launch, make_launch
from tests.followup.underway import a_year, as_


@pytest.fixture
def programme(app: Flask) -> Programme:
    """A programme where pairs begin all year."""
    return make_programme()


@pytest.fixture
def pair(programme: Programme) -> Pair:
    """Ada and Milo, whose year begins today."""
    return a_year(programme)


@pytest.fixture
def ada(app: Flask, pair: Pair) -> Visitor:
    """The mentor's browser."""
    return as_(app, ADA)


@pytest.fixture
def milo(app: Flask, pair: Pair) -> Visitor:
    """The mentee's browser."""
    return as_(app, MILO)


@pytest.fixture
def launch(app: Flask, now: FixedClock) -> Launch:
    """A cohort some weeks before its launch day."""
    return make_launch(app, now)


@pytest.fixture
def helped(app: Flask) -> Helped:
    """A pair under way, and referents it may choose from."""
    return make_helped()
