"""What is erased is not left in the journal of writes, and nobody waits for that."""

import pytest
from app.core.database import db
from app.core.folding import fold_writes
from app.core.journal import JournalEntry, record
from flask import Flask
from sqlalchemy import delete

from tests.support.world import carried_away

ERASED = b"canari-efface"


@pytest.fixture
def erased(app: Flask) -> Flask:
    """An app whose database held a text for the time of two transactions."""
    record("test", actor=ERASED.decode(), subject="test")
    db.session.commit()
    db.session.execute(delete(JournalEntry).where(JournalEntry.actor == ERASED.decode()))
    db.session.commit()
    return app


def test_what_was_erased_stays_beside_the_file_until_it_is_folded(erased: Flask) -> None:
    assert ERASED in carried_away(erased)
    assert fold_writes()
    assert ERASED not in carried_away(erased)


def test_somebody_who_writes_is_not_waited_for(erased: Flask) -> None:
    with db.engine.connect() as other:
        other.exec_driver_sql("SELECT 1 FROM person")
        assert not fold_writes()
    assert fold_writes()


def test_the_connection_is_as_patient_as_before(erased: Flask) -> None:
    fold_writes()
    assert db.session.connection().exec_driver_sql("PRAGMA busy_timeout").scalar() == 20000
