"""Without a key that seals nothing is lost, somebody is told, and all goes on once it is mended."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from app.charters.checks import seal_findings
from app.charters.due import sealer
from app.charters.models import CharterState
from app.charters.queries import chain_of
from app.charters.queries.sealing import seal_check
from app.core.clock import now as story_now
from app.operations.services import do_what_is_due
from flask import Flask

from tests.charters.cast import Signing
from tests.charters.seals import Settle, letters, told
from tests.conftest import START, FixedClock
from tests.documents.timestamps import time_stamp_server
from tests.support.sealing import Seal, made_seal, new_seal, publish_seal, seal_charters


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
    assert told(signed) == ["La clé du cachet expire le 12 décembre 2026 : prévenez la personne qui tient le serveur"]
    (finding,) = seal_findings()
    assert "binome seal renew" in finding.sentence
    now.advance(days=61)
    seal_charters()
    assert told(signed) == [
        "La clé du cachet a expiré : les prochaines chartes ne pourraient pas être scellées. "
        "Prévenez la personne qui tient le serveur."
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
    assert (finding.ok, finding.sentence.startswith("Cachet\u00a0: en ordre, jusqu’au ")) == (True, True)


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
