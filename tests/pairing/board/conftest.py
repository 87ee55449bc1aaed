import pytest
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk, make_desk
from tests.support.kept import built_once


@pytest.fixture
def desk(app: Flask, now: FixedClock) -> Desk:
    return built_once(app, now, lambda: make_desk(app))
