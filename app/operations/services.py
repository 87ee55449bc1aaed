"""One turn of the worker: everything that is due, then the letters."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from app.core import clock
from app.core.database import db
from app.core.declarations import dues
from app.mail.delivery import Counts, deliver_due

logger = logging.getLogger("binome.work")


@dataclass
class Turn:
    """What a turn did: how many by thing due, which of them failed, and the letters."""

    done: dict[str, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    mail: Counts = field(default_factory=Counts)


def do_what_is_due(now: datetime, *, keep_going: Callable[[], bool] = lambda: True) -> Turn:
    """Run every declared due in a transaction of its own, then deliver; one that fails is logged and left for later.

    `keep_going` is asked between two deeds: it may answer no to end the turn early. Commits.
    """
    turn = Turn()
    for due in list(dues.values()):
        if not keep_going():
            return turn
        try:
            turn.done[due.name] = due.run(now)
            db.session.commit()
        except Exception as error:  # whatever one thing breaks, the others are still due
            db.session.rollback()
            turn.failed.append(due.name)
            turn.done.pop(due.name, None)
            logger.error("%s failed: %s", due.name, type(error).__name__, exc_info=error)
    turn.mail = deliver_due(max(now, clock.now()), keep_going=keep_going)  # what this turn wrote leaves with it
    return turn
