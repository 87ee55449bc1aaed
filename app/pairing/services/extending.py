"""A mentorship that goes on longer than its charter said."""

from datetime import date

from app.core.database import db
from app.core.journal import record
from app.pairing.models import Pair, PairState
from app.pairing.rules import PairAct
from app.pairing.services.moving import lock, move


def extend_pair(pair: Pair, *, ends_on: date, actor: str) -> None:
    """Give a mentorship its new last day: the three have signed the amendment. Tells nobody.

    One that was paused meanwhile stays paused; a last day that a pause has put later than that stays. Refuses one that
    is over.
    """
    lock(pair)
    if pair.state is PairState.PAUSED:
        pair.version += 1
        record(
            "pair_extended",
            actor=actor,
            subject=pair.ref,
            programme_id=pair.programme_id,
            ends_on=ends_on.isoformat(),
        )
    else:
        move(pair, PairAct.EXTEND, actor=actor, ends_on=ends_on.isoformat())
    pair.ends_on = max(ends_on, pair.ends_on or ends_on)
    db.session.flush()
