"""The units we ship: the worker alone is given the key of the seal, and systemd understands them."""

import re
import shutil
import subprocess
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
UNITS = ("binome.service", "binome-worker.service")


def _lines(unit: str) -> list[str]:
    return [line for line in (DEPLOY / unit).read_text().splitlines() if line and not line.startswith("#")]


def test_worker_alone_is_given_the_key() -> None:
    assert [line for line in _lines("binome.service") if "seal" in line.lower()] == []
    given = [line for line in _lines("binome-worker.service") if "seal" in line.lower()]
    assert given == [
        "LoadCredential=seal.p12:/etc/binome/seal.p12",
        "LoadCredential=seal.password:/etc/binome/seal.password",
        "SetCredential=seal.p12:\\n",  # a file that is not there yet stops nothing
        "SetCredential=seal.password:\\n",
        "Environment=BINOME_SEAL_KEY=%d/seal.p12 BINOME_SEAL_PASSWORD_FILE=%d/seal.password",
    ]


def test_settings_shared_with_the_site_hold_no_key() -> None:
    named = re.findall(r"BINOME_SEAL_\w+", (DEPLOY / "binome.env.example").read_text())
    assert set(named) == {"BINOME_SEAL_TIMESTAMP_URL"}


def test_systemd_understands_them(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        return  # not a machine under systemd: the two tests above still read the files
    for unit in UNITS:
        text = re.sub(r"/opt/binome/\.venv/bin/\w+", "/bin/true", (DEPLOY / unit).read_text())
        (tmp_path / unit).write_text(text)
    done = subprocess.run(
        [analyze, "verify", *(str(tmp_path / unit) for unit in UNITS)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
