import pytest
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk, make_desk
from tests.support.kept import built_once


@pytest.fixture
def desk(app: Flask, now: FixedClock) -> Desk:
    """A committee that may sit, at half past nine in Paris."""
    now.set(2026, 12, 10, 9, 30)
    return built_once(app, now, lambda: make_desk(app))
