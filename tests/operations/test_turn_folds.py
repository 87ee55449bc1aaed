"""After a turn nothing of a letter that has left can be carried away with the files of the database."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from app.core import clock
from app.core.database import db
from app.mail import outbox
from app.mail.parcel import Parcel
from app.mail.transport import EXTENSION
from app.operations.services import do_what_is_due
from flask import Flask

from tests.mail.conftest import LETTER
from tests.support.world import carried_away

PRIVATE = "canari-de-lettre"


class Gone:
    """A transport that takes everything."""

    def send(self, parcel: Parcel) -> None:
        assert PRIVATE in parcel.text


@pytest.fixture
def queued(app: Flask) -> Iterator[Flask]:
    """An app where one letter waits."""
    app.extensions[EXTENSION] = Gone()
    outbox.queue(replace(LETTER, context={**LETTER.context, "first_name": PRIVATE}))
    db.session.commit()
    yield app
    del app.extensions[EXTENSION]


def test_a_turn_that_sends_folds_what_it_wrote(queued: Flask) -> None:
    assert PRIVATE.encode() in carried_away(queued)
    assert do_what_is_due(clock.now()).mail.sent == 1
    assert PRIVATE.encode() not in carried_away(queued)


def test_somebody_who_reads_is_not_waited_for(queued: Flask) -> None:
    with closing(sqlite3.connect(str(db.engine.url.database), timeout=0)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM person").fetchone()
        turn = do_what_is_due(clock.now())
        assert (turn.mail.sent, turn.failed) == (1, [])
