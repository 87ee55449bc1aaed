"""One turn of the worker: everything that is due, then the long work, then the letters."""

import gc
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.between import cut_by
from app.core.database import db, reading
from app.core.declarations import Due, Job, NotNow, dues, jobs
from app.core.folding import fold_writes
from app.mail.delivery import Counts, deliver_due

logger = logging.getLogger("binome.work")

_HELD, _LET_GO = 0.2, 0.12  # seconds


@dataclass
class Turn:
    """What a turn did: how many by thing due, which of them failed, and the letters."""

    done: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    mail: Counts = field(default_factory=Counts)


def do_what_is_due(now: datetime, *, keep_going: Callable[[], bool] = lambda: True, passing: bool = False) -> Turn:
    """Run every declared due in a transaction of its own, then the jobs, then deliver; what fails is left for later.

    `keep_going` is asked between two deeds: it may answer no to end the turn early. `passing`: a day that is only lived
    through on the way to another, where what is of the day alone is left out. Commits.
    """
    turn = Turn()
    for due in [each for each in dues.values() if not (passing and each.of_the_day)]:
        if not keep_going():
            return turn
        _run(due, now, turn)
    for job in list(jobs.values()):
        work_at(job, now, turn, keep_going)
    turn.mail = deliver_due(max(now, clock.now()), keep_going=keep_going)  # what this turn wrote leaves with it
    if not passing and (turn.mail.sent or any(turn.done.values())):
        _forget(turn)
    return turn


def _forget(turn: Turn) -> None:
    """Leave no copy of a letter that has left, nor of what was erased; busy, another turn does it."""
    db.session.commit()  # the last look for a letter that is due
    try:
        fold_writes()
    except Exception as error:  # noqa: BLE001 - as below: what was done is done
        _note_failure("fold_writes", error, turn)


def _run(due: Due, now: datetime, turn: Turn) -> None:
    try:
        with cut_by(_letting_others_write()):
            turn.done[due.name] = due.run(now)
        db.session.commit()
    except Exception as error:  # noqa: BLE001 - whatever one thing breaks, the others are still due
        turn.done.pop(due.name, None)
        _note_failure(due.name, error, turn)


def _letting_others_write() -> Callable[[], None]:
    """Return what commits a deed that has held the database for long, and waits for whoever else wants to write.

    SQLite tells nobody that it is free: whoever waits tries again every tenth of a second.
    """
    since = time.monotonic()

    def between() -> None:
        nonlocal since
        if time.monotonic() - since >= _HELD:
            db.session.commit()
            time.sleep(_LET_GO)
            since = time.monotonic()

    return between


def work_at(job: Job[Any], now: datetime, turn: Turn, keep_going: Callable[[], bool] = lambda: True) -> None:
    """Do all that waits of a job: each piece prepared while others write, and kept in a short transaction. Commits."""
    turn.done[job.name] = 0
    try:
        with reading():
            waiting = list(job.todo(now))
    except Exception as error:  # noqa: BLE001 - as above
        _note_failure(job.name, error, turn)
        return
    for each in waiting:
        if not keep_going():
            return
        try:
            with reading():
                prepared = job.prepare(each)
            turn.done[job.name] += job.write(each, prepared)
            db.session.commit()
        except NotNow:
            return
        except Exception as error:  # noqa: BLE001 - as above
            _note_failure(job.name, error, turn)
        gc.collect()  # a drawn document leaves megabytes in circles, for which the next would not wait


def _note_failure(name: str, error: Exception, turn: Turn) -> None:
    db.session.rollback()
    if name not in turn.failed:
        turn.failed.append(name)
    logger.error("%s failed: %s", name, type(error).__name__, exc_info=error)
