"""Open charters follow the last day to sign when it moves."""

from sqlalchemy import select, update

from app.charters.models import Charter, CharterState, SigningLink
from app.charters.queries import locked
from app.charters.queries.charters import FIRST
from app.charters.services import evidence
from app.core.clock import end_of_day
from app.core.database import db
from app.core.journal import record
from app.programmes.definition import Move


def charters_follow(programme_id: int, move: Move, *, actor: str) -> int:
    """Give the open charters of a programme, and the links to sign them, their new last day. Tells nobody.

    The day is in no charter: nothing that was read or signed changes. The chain keeps both days. Returns how many.
    """
    waiting = select(Charter.id).filter_by(programme_id=programme_id, state=CharterState.OPEN)
    waiting = waiting.where(FIRST)  # the day of an amendment is no day of the calendar
    numbers = db.session.scalars(waiting.order_by(Charter.id)).all()
    return sum(_follow(locked(number), move, actor=actor) for number in numbers)


def _follow(charter: Charter, move: Move, *, actor: str) -> bool:
    before, after = charter.sign_by, move.of("sign_by", charter.sign_by)
    if charter.state is not CharterState.OPEN or before == after:
        return False
    charter.sign_by = after
    slots = [slot.id for slot in charter.slots]
    links = update(SigningLink).where(SigningLink.slot_id.in_(slots), SigningLink.revoked_at.is_(None))
    db.session.execute(links.values(expires_at=end_of_day(after)))
    days = {"before": before.isoformat(), "after": after.isoformat()}
    evidence.append(charter, "day_moved", actor=actor, before=days["before"], after=days["after"])
    record("charter_day_moved", actor=actor, subject=charter.ref, programme_id=charter.programme_id, **days)
    return True
