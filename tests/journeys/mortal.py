"""A worker in a process of its own, which may be killed in the middle of its turn."""

import json
import os
import random
import signal
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

from app.core.clock import today
from app.core.database import db
from app.mail.parcel import Parcel
from app.mail.transport import EXTENSION
from app.operations.services import do_what_is_due
from flask import current_app

from tests.conftest import FixedClock
from tests.journeys.year import Post

LATER = timedelta(minutes=11)
"""When another worker may take what a dead one had in hand."""


@dataclass
class Slate:
    """A carrier that writes each message down in a file: what it took survives whoever brought it."""

    file: Path

    def send(self, parcel: Parcel) -> None:
        """Take one message."""
        with self.file.open("a") as lines:
            lines.write(json.dumps([parcel.message_id, today().toordinal(), parcel.to, parcel.text]) + "\n")

    def read(self, post: Post) -> None:
        """Hand what was written over to a post in this process. Taken twice under one number, it is one message."""
        known = {number for number, _ in post.taken}
        for line in self.file.read_text().splitlines() if self.file.exists() else ():
            number, day, to, text = json.loads(line)
            if number not in known:
                known.add(number)
                post.taken.append((number, today().fromordinal(day)))
                post.texts[to].insert(0, text)
        self.file.unlink(missing_ok=True)


class MortalWorker:
    """Does one turn in a process that is killed on the way, then the turn again, eleven minutes later, to its end."""

    def __init__(self, clock: FixedClock, post: Post, folder: Path) -> None:
        self.clock, self.post, self.slate = clock, post, Slate(folder / "taken")
        self.killed, self.spared = 0, 0
        self._draw, self._pace = random.Random(11), 0.2

    def __call__(self, instant: datetime) -> None:
        """Live one turn."""
        worker = self._fork(instant)
        time.sleep(self._draw.uniform(0, self._pace))
        os.kill(worker, signal.SIGKILL)
        _, status = os.waitpid(worker, 0)
        self.killed += os.WIFSIGNALED(status)
        self.spared += os.WIFEXITED(status)
        self.clock.at = instant + LATER
        began = time.monotonic()
        _, status = os.waitpid(self._fork(self.clock.at), 0)
        assert status == 0
        self._pace = 0.8 * self._pace + 0.2 * (time.monotonic() - began)
        self.slate.read(self.post)

    def _fork(self, instant: datetime) -> int:
        db.session.remove()
        db.engine.dispose()
        worker = os.fork()
        if not worker:
            self._work(instant)
        return worker

    def _work(self, instant: datetime) -> NoReturn:
        failed = True
        try:
            current_app.extensions[EXTENSION] = self.slate
            failed = bool(do_what_is_due(instant).failed)
        finally:
            os._exit(failed)
