"""What everybody saw of one story, lived once for all the tests that ask about it."""

import pytest
from app.core import clock
from app.core.database import begin_writing
from app.extensions import limiter
from flask import Flask

from tests.conftest import FixedClock
from tests.support.world import copy_database
from tests.trust.reading.listening import listened
from tests.trust.reading.story import Heard, Story


@pytest.fixture(scope="package")
def heard(whole_app: Flask) -> Heard:
    """Live it on an empty database, which is put back."""
    fixed = FixedClock()
    clock.set_source(fixed)
    begin_writing()
    limiter.reset()
    with whole_app.app_context(), listened(whole_app) as (postman, lines):
        copy_database(whole_app, "empty.db", "binome.db")
        try:
            return Story(whole_app, fixed, postman, lines).live()
        finally:
            clock.set_source(None)
            copy_database(whole_app, "empty.db", "binome.db")
