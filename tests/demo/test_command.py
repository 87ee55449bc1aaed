import logging
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from app.demo.__main__ import set_environment

from tests.support.pages import PageClient

ROOT = Path(__file__).parents[2]


def test_port_already_taken_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "app.demo", "--port", port, "--folder", str(tmp_path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"Le port {port} est déjà pris" in done.stderr
    assert not (tmp_path / "binome.db").exists()


def test_worker_of_the_demo_lives_in_its_story_and_never_looks_for_a_mail_server(tmp_path: Path) -> None:
    told = _worker_says(
        tmp_path,
        "from app.core import clock; from app.mail.transport import installed_transport;"
        "print(type(installed_transport()).__name__, clock.now() > clock.real_now())",
        ahead=86_400,
    )
    assert told == "MailboxTransport True"


def test_worker_of_the_demo_starts_without_a_word_of_mail(tmp_path: Path) -> None:
    told = _worker_says(
        tmp_path, "from app.operations.checks import mail_server; print([each.ok for each in mail_server()])"
    )
    assert told == "[True]"


def _worker_says(folder: Path, asked: str, *, ahead: int = 0) -> str:
    """What the application of the demo's worker answers, its clock pushed so many seconds ahead."""
    with sqlite3.connect(folder / "binome.db") as database:
        database.execute("CREATE TABLE demo_clock (ahead_seconds INTEGER)")
        database.execute("INSERT INTO demo_clock VALUES (?)", (ahead,))
    code = (
        "import sys; from pathlib import Path; from app.demo.__main__ import set_environment;"
        f"set_environment(Path({str(folder)!r}), 8001); from app import create_app\n"
        f"with create_app(pages=False).app_context():\n    {asked}"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_nothing_is_said_for_each_page_of_the_demo(player: PageClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "binome"):
        player.get("/demo")
    assert [each for each in caplog.records if each.name == "binome.web"] == []


def test_settings_of_a_real_installation_never_reach_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"BINOME_MODE": "production", "BINOME_MAIL_SERVER": "smtp.example.org", "HOME": "/somewhere"}
    monkeypatch.setattr("os.environ", environment)
    set_environment(tmp_path, 8001)
    secret = environment["BINOME_SECRET_KEY"]
    assert environment["BINOME_MODE"] == "demo"
    assert environment["BINOME_PUBLIC_URL"] == "http://localhost:8001"
    assert "BINOME_MAIL_SERVER" not in environment
    assert len(secret) > 32
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    set_environment(tmp_path, 8001)
    assert environment["BINOME_SECRET_KEY"] == secret
