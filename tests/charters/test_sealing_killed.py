"""The worker is killed, again and again, while it seals: each charter is sealed once, and its letters leave once.

`BINOME_TEST_KILLS=70 pytest tests/charters/test_sealing_killed.py` tries harder.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.charters.models import Charter, CharterEvent, CharterFile, CharterState, FileKind, Party
from app.charters.queries import broken_event, charter_of_pair
from app.core.database import db
from app.demo.scenarios.signing import sign_as
from app.documents.inspection import inspect
from app.mail.models import OutboxMail
from flask import Flask
from sqlalchemy import func, select

from tests.charters.cast import make_pair, make_programme
from tests.support.sealing import made_seal

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("BINOME_TEST_KILLS", "8"))


class Workers:
    """Real workers of this application, one after the other."""

    def __init__(self, app: Flask, log: Path) -> None:
        settings = app.config["BINOME"]
        self.database = settings.data_dir / "binome.db"
        environment = os.environ | {
            "BINOME_MODE": "test",
            "BINOME_SECRET_KEY": settings.secret_key.get_secret_value(),
            "BINOME_PUBLIC_URL": settings.public_url,
            "BINOME_DATA_DIR": str(settings.data_dir),
            "BINOME_SEAL_KEY": str(settings.seal_key),
            "BINOME_SEAL_PASSWORD_FILE": str(settings.seal_password_file),
        }
        self.log = log.open("w")
        self.nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.support.workers"],
            cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log,
        )  # fmt: skip

    def start(self) -> int:
        """Start one, wait until it is at work, and return its number."""
        self.look("UPDATE worker_lease SET until = '2000-01-01 00:00:00.000000'")  # five minutes have passed
        assert self.nursery.stdin is not None
        assert self.nursery.stdout is not None
        self.nursery.stdin.write("one more\n")
        self.nursery.stdin.flush()
        worker = int(self.nursery.stdout.readline())
        until(lambda: bool(self.look("SELECT 1 FROM worker_lease WHERE until > '2000-01-02'")))
        return worker

    def close(self) -> None:
        """Let the last one end."""
        self.nursery.communicate(timeout=30)
        self.log.close()

    def look(self, statement: str) -> list[tuple[object, ...]]:
        """Look at the database from outside."""
        with closing(sqlite3.connect(self.database, timeout=20)) as connection, connection:
            return connection.execute(statement).fetchall()

    def waiting(self) -> int:
        """How many charters are still to be sealed."""
        return int(str(self.look("SELECT count(*) FROM charter WHERE state = 'complete'")[0][0]))


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "nothing happened in a minute"
        time.sleep(0.005)


def charters_signed_by_all(count: int) -> None:
    programme = make_programme()
    for number in range(1, count + 1):
        charter = charter_of_pair(make_pair(programme, number).id)
        assert charter is not None
        sign_as(charter, Party.MENTOR, Party.MENTEE, Party.HOST)
        db.session.commit()


def test_each_charter_is_sealed_once_however_often_the_worker_is_killed(app: Flask, tmp_path: Path) -> None:
    charters_signed_by_all(KILLS)
    db.session.remove()
    workers, draw = Workers(app, tmp_path / "log"), random.Random(7)
    worker, began = workers.start(), time.monotonic()
    until(lambda: workers.waiting() < KILLS)
    pace = time.monotonic() - began  # of this machine today, for one charter
    left = []
    for _ in range(KILLS):
        os.kill(worker, signal.SIGKILL)
        left.append(workers.waiting())
        worker = workers.start()
        time.sleep(draw.uniform(0, 1.5 * pace))
    assert left[KILLS // 2] > 0, "the workers soon had nothing left to do"
    until(lambda: workers.waiting() == 0)
    os.kill(worker, signal.SIGTERM)
    workers.close()
    assert workers.look("PRAGMA integrity_check") == [("ok",)]
    check_all(KILLS)


def check_all(count: int) -> None:
    """Everything there once, and nothing lost."""
    charters = db.session.scalars(select(Charter)).all()
    assert Counter(charter.state for charter in charters) == {CharterState.SEALED: count}
    events = Counter(db.session.scalars(select(CharterEvent.kind)))
    assert (events["sealed"], events["delivered"]) == (count, 3 * count)
    letters = select(func.count()).select_from(OutboxMail).where(OutboxMail.name == "charter_signed")
    assert db.session.scalar(letters) == 3 * count
    assert [charter.reference for charter in charters if broken_event(charter)] == []
    root = made_seal().root.certificate.pem
    for content in db.session.scalars(select(CharterFile.content).where(CharterFile.kind == FileKind.FINAL)):
        (seal,) = inspect(content, [root]).seals
        assert (seal.intact, seal.whole, seal.trusted) == (True, True, True)
