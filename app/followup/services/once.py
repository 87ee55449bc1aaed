"""Letters of the year that leave once, however often the clock asks and wherever it was stopped."""

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.clock import now
from app.core.database import db
from app.followup.models import SentOnce
from app.mail.message import Letter
from app.mail.outbox import queue
from app.pairing.models import Pair


def send_once(pair: Pair, role: ApplicantRole, letter: Letter, *, about: str = "") -> bool:
    """Queue a letter to one member of a pair, unless the same, about the same thing, has left. Tells whether it leaves.

    Hold the pair first: two clocks then find each other's mark.
    """
    if has_left(pair, role, letter.name, about=about):
        return False
    db.session.add(SentOnce(pair_id=pair.id, role=role, letter=letter.name, about=about, sent_at=now()))
    queue(letter)
    return True


def has_left(pair: Pair, role: ApplicantRole, name: str, *, about: str = "") -> bool:
    """Tell whether that letter, about that thing, has left for that member."""
    left = select(SentOnce.id).where(
        SentOnce.pair_id == pair.id, SentOnce.role == role, SentOnce.letter == name, SentOnce.about == about
    )
    return db.session.scalar(left) is not None
