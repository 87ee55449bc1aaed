"""What the worker holds at most: a real one, that draws and seals ten charters and sends all the letters they cause.

`python -m tests.bench.worker` runs it alone.
"""

import os
import socketserver
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import create_app
from app.charters.models import Charter, CharterState, Party
from app.config import Settings
from app.core.database import begin_writing, db
from app.demo.scenarios.signing import charter_of, sign_as
from app.mail.models import MailState, OutboxMail
from app.operations.migrations import upgrade
from app.programmes.models import Programme
from app.programmes.presets import charter_markdown, load_preset, preset_path
from sqlalchemy import func, select

from tests.bench.load import ROOT
from tests.bench.seeding import environment, measured
from tests.charters.cast import make_pair, make_programme
from tests.support.sealing import made_seal, publish_seal

MEMORY_GATE = 150.0  # MB that the worker may hold at most
_CHARTERS = 10
_PRESET = "installation-liberale"
_WITNESS = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process starts with the peak of the one it comes from: this one holds less than any worker."""


class _Post(socketserver.StreamRequestHandler):
    """A mail server that takes everything and keeps nothing."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            if line[:4].upper() == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() not in (b".\r\n", b""):
                    pass
            self.wfile.write(b"250 taken\r\n")


@contextmanager
def post(port: int) -> Iterator[None]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", port), _Post) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def worker_peak_mb() -> float:
    """Return the most memory the worker has held, in megabytes, from its start until all is sealed and sent."""
    with tempfile.TemporaryDirectory() as folder:
        settings = measured(Path(folder), **made_seal().write(Path(folder) / "seal"))
        with create_app(settings).app_context(), post(settings.mail_port):
            upgrade()
            begin_writing()
            publish_seal()
            programme = make_programme(preset=_PRESET, text=charter_markdown(load_preset(preset_path(_PRESET))))
            _have_signed(programme, 1)
            _work(settings)  # compiles the code, as installing does
            _have_signed(programme, *range(2, 2 + _CHARTERS))
            peak = _work(settings)
            _refuse_unfinished()
    return peak


def _have_signed(programme: Programme, *numbers: int) -> None:
    for number in numbers:
        sign_as(charter_of(make_pair(programme, number)), Party.MENTOR, Party.MENTEE, Party.HOST)
        db.session.commit()


def _work(settings: Settings) -> float:
    named = {
        "PYTHONPYCACHEPREFIX": settings.data_dir / "compiled",
        "PYTHONDONTWRITEBYTECODE": "",
        "BINOME_SEAL_KEY": settings.seal_key,
        "BINOME_SEAL_PASSWORD_FILE": settings.seal_password_file,
        "BINOME_MAIL_SERVER": settings.mail_server,
        "BINOME_MAIL_PORT": settings.mail_port,
        "BINOME_MAIL_SECURITY": settings.mail_security,
        "BINOME_MAIL_SENDER": settings.mail_sender,
    }
    worker = (sys.executable, "-m", "app.operations.worker", "--once")
    told = subprocess.run(
        [sys.executable, "-c", _WITNESS, *worker],
        cwd=ROOT,
        env={**os.environ, **environment(settings.data_dir), **{name: str(value) for name, value in named.items()}},
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(told.stdout) * 1024 / 1e6


def _refuse_unfinished() -> None:
    """A worker that left something undone would be a light one."""
    unsealed = select(func.count()).where(Charter.state != CharterState.SEALED)
    unsent = select(func.count()).where(OutboxMail.state != MailState.SENT)
    if db.session.scalar(unsealed) or db.session.scalar(unsent):
        raise SystemExit("the worker left charters or letters behind")


def main() -> int:
    """Measure, print, and return 1 when the gate is passed over."""
    peak = worker_peak_mb()
    print(f"{'worker, peak memory, MB':24}{peak:9.1f}{MEMORY_GATE:9.0f}")
    return int(peak > MEMORY_GATE)


if __name__ == "__main__":
    sys.exit(main())
