"""What the demo can do that no installation can: push the clock."""

from sqlalchemy import update

from app.core.clock import now, real_now
from app.core.database import db
from app.demo import queries
from app.demo.clock import PushedClock
from app.demo.models import DemoClock
from app.demo.rules import Push, days_after
from app.operations.services import do_what_is_due


def push_clock(clock: PushedClock, push: Push) -> int:
    """Live through so many days, one after the other: everything due happens on its day, and its mail leaves.

    Commits after each day. Returns how many letters were received meanwhile.
    """
    known = queries.last_letter_id()
    try:
        for instant in days_after(now(), push):
            clock.hold(instant)
            do_what_is_due(instant)
            db.session.execute(update(DemoClock).values(ahead_seconds=(instant - real_now()).total_seconds()))
            db.session.commit()
    finally:
        clock.hold(None)
    return queries.letters_since(known)
