"""Open proposals follow the day to confirm when it moves."""

from sqlalchemy import select

from app.core.database import db
from app.core.journal import record
from app.pairing.models import Pair, PairState
from app.pairing.services.moving import lock
from app.programmes.definition import Move


def proposals_follow(programme_id: int, move: Move, *, actor: str) -> int:
    """Give the open proposals of a programme their new last day; returns how many changed. Tells nobody.

    A reminder that has left is not sent again for the new day. Answers given stay given.
    """
    waiting = db.session.scalars(
        select(Pair).filter_by(programme_id=programme_id, state=PairState.PROPOSED).order_by(Pair.id)
    ).all()
    return sum(_follow(pair, move, actor=actor) for pair in waiting)


def _follow(pair: Pair, move: Move, *, actor: str) -> bool:
    lock(pair)
    if pair.state is not PairState.PROPOSED or pair.answer_by is None:
        return False
    before, after = pair.answer_by, move.of("confirm_by", pair.answer_by)
    if before == after:
        return False
    pair.answer_by = after
    pair.version += 1
    db.session.flush()
    days = {"before": before.isoformat(), "after": after.isoformat()}
    record("pair_day_moved", actor=actor, subject=pair.ref, programme_id=pair.programme_id, **days)
    return True
