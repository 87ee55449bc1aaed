import pytest
from flask import Flask

from tests.pairing.world import World, make_world


@pytest.fixture
def world(app: Flask) -> World:
    return make_world()
