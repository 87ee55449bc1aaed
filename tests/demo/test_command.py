import socket
import subprocess
import sys
from pathlib import Path

import pytest
from app.demo.__main__ import set_environment

ROOT = Path(__file__).parents[2]


def test_port_already_taken_is_said_and_changes_nothing(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "app.demo", "--port", port, "--folder", str(tmp_path)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"Le port {port} est déjà pris" in done.stderr
    assert not (tmp_path / "binome.db").exists()


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
