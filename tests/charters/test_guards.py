"""The database refuses what no service does either."""

import pytest
from app.charters import guards
from app.charters.models import Party
from app.core.database import db
from app.core.secrets import new_token
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.charters.cast import Signing, sign_all
from tests.support.pages import PageClient

TAMPERING = (
    "UPDATE charter SET snapshot = x'00'",
    "UPDATE charter SET snapshot_sha256 = 'x'",
    "UPDATE charter SET frozen_sha256 = 'x'",
    "UPDATE charter SET code = 'AAAA-AAAA'",
    "UPDATE charter SET reference = 'CM-0'",
    "UPDATE charter SET text_id = 0",
    "UPDATE charter SET issued_at = '2020-01-01'",
    "DELETE FROM charter",
    "UPDATE charter_file SET content = x'00'",
    "UPDATE charter_file SET sha256 = 'x'",
    "DELETE FROM charter_file",
    "UPDATE charter_text SET source = 'x' WHERE published_at IS NOT NULL",
    "UPDATE charter_text SET published_at = NULL",
    "DELETE FROM charter_text",
    "UPDATE charter_event SET facts = '{}'",
    "UPDATE charter_event SET hash = 'x'",
    "DELETE FROM charter_event",
    "UPDATE signature_slot SET state = 'pending' WHERE state = 'signed'",
    "UPDATE signature_slot SET signed_at = '2020-01-01' WHERE state = 'signed'",
    "UPDATE signature_slot SET party = 'host' WHERE state = 'signed'",
    "DELETE FROM signature_slot WHERE state = 'signed'",
)


@pytest.fixture
def half_signed(client: PageClient, signing: Signing) -> Signing:
    sign_all(client, signing, Party.MENTOR)
    db.session.rollback()
    return signing


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_is_refused(half_signed: Signing, statement: str) -> None:
    with pytest.raises(IntegrityError, match="kept as it is"):
        db.session.execute(text(statement))
    db.session.rollback()


def test_what_must_live_on_may_change(half_signed: Signing) -> None:
    db.session.execute(text("UPDATE charter SET state = 'cancelled'"))
    db.session.execute(text("UPDATE charter_event SET personal = '{}'"))
    db.session.execute(text("UPDATE signature_slot SET email = 'erased@exemple.fr'"))
    db.session.execute(text("DELETE FROM signing_link"))
    db.session.rollback()


def test_guards_come_down_and_up_again(half_signed: Signing) -> None:
    connection = db.session.connection()
    guards.drop_guards(connection, guards.GUARDS)
    db.session.execute(text("UPDATE charter SET code = :code"), {"code": new_token()})
    guards.create_guards(connection, guards.GUARDS)
    with pytest.raises(IntegrityError, match="kept as it is"):
        db.session.execute(text("DELETE FROM charter"))
    db.session.rollback()


def test_postgresql_has_the_same_guards() -> None:
    for guard in guards.GUARDS:
        function, trigger = guards.statements("postgresql", guard)
        assert "plpgsql" in function
        assert f"BEFORE {guard.operation} ON {guard.table}" in trigger
