from collections.abc import Iterator

import pytest
from app.core import events
from app.pairing.events import PairClosed, PairCommitted
from flask import Flask

from tests.pairing.world import World, make_world


@pytest.fixture
def world(app: Flask) -> World:
    return make_world()


@pytest.fixture
def heard() -> Iterator[list[events.Event]]:
    """The events of pairing published meanwhile."""
    found: list[events.Event] = []
    for kind in (PairCommitted, PairClosed):
        events.subscribe(kind, found.append)
    yield found
    for kind in (PairCommitted, PairClosed):
        events._handlers[kind].remove(found.append)
