"""Ada and Milo in the first day of their year, and their browsers; a cohort before its launch; who may ask for help.

A file whose story begins elsewhere says so with a fixture of the same name.
"""

import pytest
from app.pairing.models import Pair
from app.programmes.models import Programme
from flask import Flask

from tests.charters.cast import ADA, MILO, make_programme
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.helping import Helped, make_helped
from tests.followup.launching import Launch, make_launch
from tests.followup.underway import a_year
from tests.support.kept import built_once


@pytest.fixture
def programme(app: Flask, now: FixedClock) -> Programme:
    """A programme where pairs begin all year."""
    return built_once(app, now, make_programme)


@pytest.fixture
def pair(app: Flask, now: FixedClock, programme: Programme) -> Pair:
    """Ada and Milo, whose year begins today."""
    return built_once(app, now, lambda: a_year(programme))


@pytest.fixture
def ada(app: Flask, now: FixedClock, pair: Pair) -> Visitor:
    """The mentor's browser."""
    return built_once(app, now, lambda: as_(app, ADA))


@pytest.fixture
def milo(app: Flask, now: FixedClock, pair: Pair) -> Visitor:
    """The mentee's browser."""
    return built_once(app, now, lambda: as_(app, MILO))


@pytest.fixture
def launch(app: Flask, now: FixedClock) -> Launch:
    """A cohort some weeks before its launch day."""
    return built_once(app, now, lambda: make_launch(app, now))


@pytest.fixture
def helped(app: Flask, now: FixedClock) -> Helped:
    """A pair under way, and referents it may choose from."""
    return built_once(app, now, make_helped)
