from collections.abc import Iterator

import pytest
from app.core import events
from app.pairing.events import PairClosed, PairCommitted
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import World, make_world
from tests.support.kept import built_once


@pytest.fixture
def world(app: Flask, now: FixedClock) -> World:
    return built_once(app, now, make_world)


@pytest.fixture
def heard() -> Iterator[list[events.Event]]:
    """The events of pairing published meanwhile."""
    found: list[events.Event] = []
    for kind in (PairCommitted, PairClosed):
        events.subscribe(kind, found.append)
    yield found
    for kind in (PairCommitted, PairClosed):
        events._handlers[kind].remove(found.append)
