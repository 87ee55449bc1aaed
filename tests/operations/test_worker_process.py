"""The worker as a process of its own: it sends, one at a time, and a SIGTERM lets it finish."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core import clock
from app.core.database import db
from app.mail import outbox
from app.mail.models import MailState, OutboxMail
from flask import Flask
from sqlalchemy import select

from tests.mail.conftest import LETTER
from tests.mail.servers import Mailbox, free_port, serving

ROOT = Path(__file__).parents[2]


def _environment(app: Flask) -> dict[str, str]:
    settings = app.config["BINOME"]
    return os.environ | {
        "BINOME_MODE": "test",
        "BINOME_SECRET_KEY": settings.secret_key.get_secret_value(),
        "BINOME_PUBLIC_URL": settings.public_url,
        "BINOME_DATA_DIR": str(settings.data_dir),
    }


@contextmanager
def _worker(app: Flask, port: int) -> Iterator[subprocess.Popen[str]]:
    environment = _environment(app) | {
        "BINOME_MAIL_SERVER": "127.0.0.1",
        "BINOME_MAIL_PORT": str(port),
        "BINOME_MAIL_SECURITY": "none",
        "BINOME_MAIL_SENDER": "noreply@exemple.fr",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "app.operations.worker", "--every", "1"],
        cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "nothing happened in 30 seconds"
        time.sleep(0.1)


def _sent() -> int:
    db.session.rollback()
    states = db.session.scalars(select(OutboxMail.state)).all()
    db.session.rollback()
    return states.count(MailState.SENT)


def test_two_workers_send_each_letter_once_and_stop_when_asked(app: Flask) -> None:
    port, mailbox = free_port(), Mailbox()
    numbers = [outbox.queue(LETTER).message_id for _ in range(20)]
    for mail in db.session.scalars(select(OutboxMail)):
        mail.next_attempt_at = mail.created_at = clock.real_now()  # the clock of the workers
    db.session.commit()
    with serving(mailbox, port), _worker(app, port) as one, _worker(app, port) as two:
        _until(lambda: _sent() == 20)
        for process in (one, two):
            process.send_signal(signal.SIGTERM)
        assert (one.wait(15), two.wait(15)) == (0, 0)
    assert sorted(mailbox.ids) == sorted(numbers)


def test_the_worker_loads_nothing_of_pages_nor_of_another_database(app: Flask) -> None:
    loaded = "import sys, app.operations.worker as worker; worker.create_app(pages=False); print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, env=_environment(app), stdout=subprocess.PIPE, text=True, check=True
    )
    of_no_use = {"flask_limiter", "flask_wtf", "rich", "sqlalchemy.dialects.postgresql", "app.extensions"}
    assert of_no_use.isdisjoint(told.stdout.split())
    assert "app.operations.commands" in told.stdout.split()
