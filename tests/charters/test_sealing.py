"""The worker seals once what the three have signed; without a key that seals, nothing is lost and somebody is told."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from app.charters import printing
from app.charters.checks import seal_findings
from app.charters.due import SEALER, sealer
from app.charters.models import Charter, CharterState, FileKind
from app.charters.queries import broken_event, chain_of, file_of
from app.charters.queries.sealing import certificate_by_fingerprint, seal_check
from app.charters.sealing_attention import SOURCE
from app.charters.services import Sealer
from app.core.clock import now as story_now
from app.core.database import db, reading
from app.core.journal import JournalEntry
from app.documents.inspection import inspect
from app.mail.models import OutboxMail
from app.operations.services import do_what_is_due
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import Signing, make_pair, sign_all
from tests.conftest import START, FixedClock
from tests.documents.timestamps import time_stamp_server
from tests.support.pages import PageClient
from tests.support.sealing import Seal, made_seal, new_seal, publish_seal, seal_charters

Settle = Callable[..., None]


@pytest.fixture
def signed(client: PageClient, signing: Signing) -> Signing:
    sign_all(client, signing)
    return signing


@pytest.fixture
def settle(app: Flask) -> Iterator[Settle]:
    """Gives the worker other settings of its seal, until the end of the test."""
    before = app.config["BINOME"], app.extensions[SEALER]

    def change(**settings: Any) -> None:
        app.config["BINOME"] = before[0].model_copy(update=settings)
        app.extensions[SEALER] = Sealer(app.config["BINOME"])

    yield change
    app.config["BINOME"], app.extensions[SEALER] = before


def told(signing: Signing) -> list[str]:
    """What « à traiter » says of the seal."""
    db.session.rollback()
    return [SOURCE.sentence(each).replace("\u00a0", " ") for each in SOURCE.find(signing.programme.id, 0)]


def letters() -> list[str]:
    """The addresses of the letters that carry the final document."""
    wanted = select(OutboxMail.to_address).where(OutboxMail.name == "charter_signed")
    return sorted(db.session.scalars(wanted))


def test_charter_is_sealed_kept_told_in_the_chain_and_mailed(signed: Signing) -> None:
    assert signed.charter.state is CharterState.COMPLETE
    assert seal_charters() == 1
    charter = signed.charter
    stored = file_of(charter, FileKind.FINAL)
    assert stored is not None
    (seal,) = inspect(stored.content, [made_seal().root.certificate.pem]).seals
    assert (seal.intact, seal.whole, seal.trusted) == (True, True, True)
    assert charter.state is CharterState.SEALED
    sealed, *delivered = chain_of(charter)[-4:]
    assert (sealed.kind, [each.kind for each in delivered]) == ("sealed", ["delivered"] * 3)
    assert sealed.facts == {
        "final_sha256": stored.sha256,
        "certificate_sha256": made_seal().leaf.certificate.fingerprint,
        "timestamped": False,
    }
    assert broken_event(charter) is None
    assert len(letters()) == 3
    acts = db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == charter.ref)).all()
    assert acts.count("charter_sealed") == 1
    assert certificate_by_fingerprint(made_seal().leaf.certificate.fingerprint) is not None
    assert told(signed) == []


def test_workers_that_both_drew_it_keep_it_once(signed: Signing) -> None:
    charter_id = signed.charter.id
    with reading():
        one, two = sealer().prepare(charter_id), sealer().prepare(charter_id)
    assert sealer().write(charter_id, one)
    db.session.commit()
    assert not sealer().write(charter_id, two)
    db.session.commit()
    stored = file_of(signed.charter, FileKind.FINAL)
    assert stored is not None
    assert stored.content == one.content
    assert len(letters()) == 3
    assert seal_charters() == 0


def test_one_that_cannot_be_drawn_holds_up_no_other(
    client: PageClient, signed: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Signing(signed.programme, make_pair(signed.programme, 1))
    sign_all(client, other)
    first, draw = signed.charter.id, printing.final_pdf

    def fail(charter: Charter) -> bytes:
        if charter.id == first:
            raise OSError("no space left on device")
        return draw(charter)

    with monkeypatch.context() as broken:
        broken.setattr(printing, "final_pdf", fail)
        assert seal_charters() == 1
    assert (signed.charter.state, other.charter.state) == (CharterState.COMPLETE, CharterState.SEALED)
    assert seal_charters() == 1
    assert len(letters()) == 6


def _lacking(folder: Path) -> dict[str, Any]:
    return {"seal_key": folder / "none.p12"}


def _unreadable(folder: Path) -> dict[str, Any]:
    settings = made_seal().write(folder / "seal")
    settings["seal_password_file"].write_text("another password")
    return settings


def _password_gone(folder: Path) -> dict[str, Any]:
    settings = made_seal().write(folder / "seal")
    settings["seal_password_file"].unlink()
    return settings


def _wrong(folder: Path) -> dict[str, Any]:
    return new_seal().write(folder / "seal")


def _published(seal: Seal, folder: Path) -> dict[str, Any]:
    publish_seal(seal)
    return seal.write(folder / "seal")


def _expired(folder: Path) -> dict[str, Any]:
    return _published(new_seal(begins=datetime(2020, 1, 1, tzinfo=UTC), life=timedelta(days=90)), folder)


def _not_yet(folder: Path) -> dict[str, Any]:
    return _published(new_seal(begins=datetime(2027, 1, 1, tzinfo=UTC)), folder)


PROBLEMS = {
    "missing": (_lacking, "binome seal init"),
    "unreadable": (_unreadable, "docs/install.md"),
    "unreadable without its password": (_password_gone, "docs/install.md"),
    "wrong": (_wrong, "binome seal publish"),
    "expired": (_expired, "binome seal renew"),
    "not_yet": (_not_yet, "timedatectl"),
}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_without_a_key_that_seals_nothing_is_lost_and_all_goes_on_when_it_is_mended(
    signed: Signing, settle: Settle, tmp_path: Path, caplog: pytest.LogCaptureFixture, problem: str
) -> None:
    key, command = PROBLEMS[problem]
    code = problem.split(maxsplit=1)[0]
    settings = {"seal_password_file": tmp_path / "none", **key(tmp_path)}
    settle(**settings)
    with caplog.at_level(logging.WARNING):
        turns = [do_what_is_due(story_now()) for _ in range(3)]
    assert [turn.failed for turn in turns] == [[], [], []]
    assert [each.getMessage() for each in caplog.records if "seal" in each.getMessage()] == [f"the seal: {code}"]
    check = seal_check()
    assert check is not None
    assert check.problem == code
    (finding,) = seal_findings()
    assert not finding.ok
    assert command in finding.sentence
    (sentence,) = told(signed)
    assert "1 charte signée attend le PDF final. Prévenez la personne qui tient le serveur" in sentence
    sound = made_seal().leaf
    settings["seal_key"].write_bytes(sound.pkcs12)
    settings["seal_password_file"].write_text(sound.password + "\n")
    turn = do_what_is_due(story_now())
    assert (turn.done["charters_sealed"], turn.failed) == (1, [])
    assert signed.charter.state is CharterState.SEALED
    assert len(letters()) == 3
    assert told(signed) == []


def test_key_that_ends_within_sixty_days_seals_and_says_so(
    signed: Signing, settle: Settle, tmp_path: Path, now: FixedClock
) -> None:
    begins = START - timedelta(days=30)
    settle(**_published(new_seal(begins=begins, life=timedelta(days=91)), tmp_path))
    seal_charters()
    assert signed.charter.state is CharterState.SEALED
    assert told(signed) == []
    now.advance(days=1, hours=1)
    seal_charters()
    assert told(signed) == ["La clé du sceau expire le 12 décembre 2026 : prévenez la personne qui tient le serveur"]
    (finding,) = seal_findings()
    assert "binome seal renew" in finding.sentence
    now.advance(days=61)
    seal_charters()
    assert told(signed) == [
        "La clé du sceau a expiré : les prochaines chartes ne pourraient pas être scellées. "
        "Prévenez la personne qui tient le serveur"
    ]


def test_time_stamp_server_that_is_away_delays_the_seal_and_is_said(signed: Signing, settle: Settle) -> None:
    settle(seal_timestamp_url="http://127.0.0.1:9/")
    turns = [do_what_is_due(story_now()) for _ in range(2)]
    assert [(turn.done["charters_sealed"], turn.failed) for turn in turns] == [(0, []), (0, [])]
    assert "horodatage" in told(signed)[0]
    with time_stamp_server() as url:
        object.__setattr__(sealer()._settings, "seal_timestamp_url", url)
        assert seal_charters() == 1
    seal_charters()
    assert told(signed) == []
    sealed = next(event for event in chain_of(signed.charter) if event.kind == "sealed")
    assert sealed.facts["timestamped"] is True


def test_site_that_has_no_key_says_what_the_worker_found(app: Flask, signing: Signing, settle: Settle) -> None:
    without = app.config["BINOME"].model_copy(update={"seal_key": None})
    app.config["BINOME"] = without
    (finding,) = seal_findings()
    assert (finding.ok, "systemctl start binome-worker" in finding.sentence) == (False, True)
    assert told(signing) == []
    settle()
    seal_charters()
    app.config["BINOME"] = without
    (finding,) = seal_findings()
    assert (finding.ok, finding.sentence.startswith("Sceau\u00a0: en ordre, jusqu’au ")) == (True, True)


def test_what_was_found_is_written_when_it_changes_and_once_a_day(signing: Signing, now: FixedClock) -> None:
    times = []
    for minutes in (0, 1, 60, 24 * 60):
        now.set(2026, 10, 12, 10)
        now.advance(minutes=minutes)
        seal_charters()
        check = seal_check()
        assert check is not None
        times.append(check.checked_at - START)
    assert times == [timedelta(0), timedelta(0), timedelta(0), timedelta(days=1)]
