import pytest
from flask import Flask

from tests.pairing.board.desk import Desk, make_desk


@pytest.fixture
def desk(app: Flask) -> Desk:
    return make_desk(app)
