"""The end of a mentorship at its last day: the clock's, and it waits for nothing."""

from datetime import datetime

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import to_paris
from app.core.database import db
from app.followup.emails.adjusting import followup_completed
from app.followup.queries.adjusting import pause_of
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.rules import OPEN
from app.pairing.services import complete_pair
from app.pairing.services.moving import lock


def complete_due(at: datetime) -> int:
    """Complete the mentorships whose last day is over, once each, and thank both members (11.17). Tells how many."""
    day = to_paris(at).date()
    over = select(Pair).where(Pair.state.in_(OPEN), Pair.ends_on < day).order_by(Pair.id)
    return sum(_complete(pair, at) for pair in one_by_one(db.session.scalars(over)))


def _complete(pair: Pair, at: datetime) -> bool:
    lock(pair)
    if pair.state not in OPEN or pair.ends_on is None or pair.ends_on >= to_paris(at).date():
        return False
    pause = pause_of(pair.id)
    if pause is not None:
        pause.resumed_on = max(pause.since, pair.ends_on)
    complete_pair(pair, actor="clock")
    for role in ApplicantRole:
        send_once(pair, role, followup_completed(pair, role))
    return True
