"""`doctor` says what is in order and what is not, and what to type; a worker says the same as it starts."""

import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from app import create_app
from app.config import Mode, Settings
from app.core import clock
from app.core.database import db
from app.core.declarations import Check, Finding
from app.mail import outbox
from app.mail.models import MailState
from app.operations import lease
from app.operations.checks import database, disk, examine, letters, mail_server, worker
from app.operations.migrations import upgrade
from flask import Flask
from pydantic import SecretStr

from tests.mail.conftest import LETTER
from tests.mail.servers import Mailbox, free_port, serving
from tests.support.sealing import made_seal, publish_seal


@pytest.fixture
def installed(tmp_path: Path) -> Flask:
    """An installation as a server has it: migrated, with a mail server and a seal."""
    app = create_app(
        Settings(
            mode=Mode.TEST,
            secret_key=SecretStr("k" * 40),
            public_url="http://localhost",
            data_dir=tmp_path,
            mail_server="127.0.0.1",
            mail_port=free_port(),
            mail_security="none",
            mail_sender="noreply@exemple.fr",
            **made_seal().write(tmp_path / "seal"),
        )
    )
    with app.app_context():
        upgrade()
        publish_seal()
    return app


def test_all_is_in_order(installed: Flask) -> None:
    with installed.app_context():
        lease.take("worker")
    with serving(Mailbox(), installed.config["BINOME"].mail_port):
        result = installed.test_cli_runner().invoke(args=["doctor"])
    said = result.output.splitlines()
    assert (result.exit_code, said[-1]) == (0, "Tout est en ordre.")
    assert [line[0] for line in said[:-1]] == ["✓"] * 7


def test_each_thing_that_is_wrong_is_said_with_what_to_type(installed: Flask) -> None:
    settings = installed.config["BINOME"]
    settings.seal_key.unlink()
    with installed.app_context():
        outbox.queue(LETTER).state = MailState.FAILED
        outbox.queue(LETTER).created_at = clock.now() - timedelta(hours=2)
        db.session.commit()
    result = installed.test_cli_runner().invoke(args=["doctor"])
    said = [line.replace("\u00a0", " ") for line in result.output.splitlines()]
    assert (result.exit_code, said[-1]) == (1, "4 à reprendre.")
    wrong = [line for line in said if line.startswith("✗")]
    assert "binome seal init" in wrong[0]
    assert "systemctl start binome-worker" in wrong[1]
    assert "BINOME_MAIL_SERVER" in wrong[2]
    assert wrong[3] == (
        "✗ E-mails : 1 e-mail non remis, à voir dans le site sous E-mails ; 1 e-mail attend depuis plus d’une heure."
    )


def test_worker_says_as_it_starts_what_keeps_it_from_working(installed: Flask) -> None:
    installed.config["BINOME"].seal_key.unlink()
    result = installed.test_cli_runner().invoke(args=["work", "--once"])
    assert result.exit_code == 0
    assert "Cachet\u00a0: aucune clé." in result.stderr
    assert "Serveur de courrier" in result.stderr
    assert "Base de données" not in result.stderr
    assert "Tâche de fond" not in result.stderr


def test_database_that_is_old_or_away_is_told_apart(installed: Flask) -> None:
    with installed.app_context():
        db.session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001_whole_road'")
        (finding,) = database()
        db.session.rollback()
        assert "binome db upgrade" in finding.sentence
        db.engine.dispose()
        file = installed.config["BINOME"].data_dir / "binome.db"
        shutil.move(file, file.with_suffix(".kept"))
        file.mkdir()
        (finding,) = database()
        assert "ne répond pas" in finding.sentence
        db.session.remove()


def test_lease_that_ran_out_is_a_worker_that_is_dead(app: Flask) -> None:
    assert not worker()[0].ok
    lease.take("one")
    assert worker()[0].ok
    lease.give_back("one")
    assert not worker()[0].ok


def test_disk_that_fills_is_said_before_it_is_full(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    assert disk()[0].ok
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**10, 10**10 - 10**8, 10**8))
    (finding,) = disk()
    assert (finding.ok, "0,1\u00a0Go libres. Faites de la place" in finding.sentence) == (False, True)


def test_mail_server_and_letters_that_are_right_are_said_to_be(app: Flask) -> None:
    assert letters()[0].ok
    assert "BINOME_MAIL_SERVER" in mail_server()[0].sentence


def test_check_that_breaks_is_a_finding_and_stops_no_other(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[Finding]:
        raise RuntimeError("broken")

    def sound() -> list[Finding]:
        return [Finding("ok", ok=True)]

    monkeypatch.setattr("app.operations.checks.checks", {
        "bad": Check("bad", broken, at_start=broken), "good": Check("good", sound, at_start=None)
    })  # fmt: skip
    assert [(each.ok, "RuntimeError" in each.sentence) for each in examine()] == [(False, True), (True, False)]
    assert len(examine(at_start=True)) == 1
