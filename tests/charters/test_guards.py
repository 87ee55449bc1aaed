"""The database refuses what no service does either."""

import pytest
from app.charters import guards
from app.charters.models import CertificateKind, PaperScan, Party, SealCertificate
from app.core.clock import now
from app.core.database import db
from app.core.secrets import new_token
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.charters.cast import Signing, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.kept import built_once

TAMPERING = (
    "UPDATE charter SET snapshot = x'00'",
    "UPDATE charter SET snapshot_sha256 = 'x'",
    "UPDATE charter SET frozen_sha256 = 'x'",
    "UPDATE charter SET code = 'AAAA-AAAA'",
    "UPDATE charter SET reference = 'CM-0'",
    "UPDATE charter SET text_id = 0",
    "UPDATE charter SET issued_at = '2020-01-01'",
    "DELETE FROM charter",
    "UPDATE charter SET snapshot = x''",
    "UPDATE charter SET erased_at = '2040-01-01'",
    "UPDATE charter SET erased_at = '2040-01-01', snapshot = x'' WHERE state = 'open'",
    "UPDATE charter_file SET content = x'00'",
    "UPDATE charter_file SET content = x''",
    "UPDATE charter_file SET sha256 = 'x'",
    "DELETE FROM charter_file",
    "UPDATE charter_text SET source = 'x' WHERE published_at IS NOT NULL",
    "UPDATE charter_text SET published_at = NULL",
    "DELETE FROM charter_text",
    "UPDATE charter_event SET facts = '{}'",
    "UPDATE charter_event SET hash = 'x'",
    "UPDATE charter_event SET personal = '{\"typed_name\":{}}'",
    "DELETE FROM charter_event",
    "UPDATE signature_slot SET name = 'Ada L.'",
    "UPDATE signature_slot SET name = ''",
    "UPDATE signature_slot SET means = 'paper' WHERE state = 'signed'",
    "UPDATE signature_slot SET signed_on = '2026-01-01' WHERE state = 'signed'",
    "UPDATE paper_scan SET content = x''",
    "DELETE FROM paper_scan",
    "UPDATE seal_certificate SET pem = 'x'",
    "DELETE FROM seal_certificate",
    "UPDATE signature_slot SET state = 'pending' WHERE state = 'signed'",
    "UPDATE signature_slot SET signed_at = '2020-01-01' WHERE state = 'signed'",
    "UPDATE signature_slot SET party = 'host' WHERE state = 'signed'",
    "DELETE FROM signature_slot WHERE state = 'signed'",
)


def paper_scan(charter_id: int) -> PaperScan:
    return PaperScan(
        charter_id=charter_id, number=1, sha256="a" * 64, size=3, content=b"pdf", created_at=now(), created_by="command"
    )


def certificate() -> SealCertificate:
    return SealCertificate(
        kind=CertificateKind.ROOT,
        fingerprint="b" * 64,
        subject="CPTS",
        pem="pem",
        not_before=now(),
        not_after=now(),
        added_at=now(),
    )


@pytest.fixture
def half_signed(app: Flask, now: FixedClock, signing: Signing) -> Signing:
    def build() -> Signing:
        sign_all(Visitor(app), signing, Party.MENTOR)
        db.session.rollback()
        db.session.add(paper_scan(signing.charter.id))
        db.session.add(certificate())
        return signing

    return built_once(app, now, build)


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
        assert f"FUNCTION {guard.trigger}()" in function
        assert f"IF {guard.condition or 'true'} THEN RAISE" in function
        assert f"BEFORE {guard.operation} ON {guard.table}" in trigger
