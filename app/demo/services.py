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

    Of mornings, the one of arrival alone is told to the coordination: thirty summaries at once would bury the letters
    that a month brings. Commits after each day. Returns how many letters were received meanwhile.
    """
    known, instants = queries.last_letter_id(), list(days_after(now(), push))
    try:
        for instant in instants:
            clock.hold(instant)
            do_what_is_due(instant, passing=instant != instants[-1])
            db.session.execute(update(DemoClock).values(ahead_seconds=(instant - real_now()).total_seconds()))
            db.session.commit()
    finally:
        clock.hold(None)
    return queries.letters_since(known)
