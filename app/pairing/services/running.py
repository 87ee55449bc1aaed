"""What becomes of a pair in force: it rests, goes on, and ends. Whoever calls holds the pair, and tells its members."""

from datetime import date, timedelta

from app.core.clock import now
from app.core.database import db
from app.core.events import publish
from app.pairing.errors import PairActRefused
from app.pairing.events import PairEnded, PairPaused, PairResumed
from app.pairing.models import Pair
from app.pairing.rules import PairAct
from app.pairing.services.moving import move


def pause_pair(pair: Pair, *, since: date, until: date, actor: str) -> None:
    """Let a mentorship rest. Refuses (`PairActRefused`) one that is not under way."""
    move(pair, PairAct.PAUSE, actor=actor, since=since.isoformat(), until=until.isoformat())
    db.session.flush()
    publish(PairPaused(pair_id=pair.id, since=since, until=until, actor=actor))


def resume_pair(pair: Pair, *, on: date, days: int, extended: bool, actor: str) -> None:
    """Let a mentorship that rested go on, its last day later by `days`; `extended` says what it comes back to.

    Refuses (`PairActRefused`) one that does not rest.
    """
    move(pair, PairAct.RESUME_EXTENDED if extended else PairAct.RESUME, actor=actor, days=days)
    if pair.ends_on is not None:
        pair.ends_on += timedelta(days=days)
    db.session.flush()
    publish(PairResumed(pair_id=pair.id, on=on, days=days, actor=actor))


def complete_pair(pair: Pair, *, actor: str) -> None:
    """Complete a mentorship whose last day is over. Refuses (`PairActRefused`) one that is not under way."""
    _end(pair, PairAct.COMPLETE, actor=actor, early=False)


def achieve_pair(pair: Pair, *, actor: str) -> None:
    """Complete a mentorship before its last day, its aim reached: a success, which parts nobody for good."""
    if pair.ends_on is None:
        raise PairActRefused(state=pair.state, act=PairAct.ACHIEVE)
    _end(pair, PairAct.ACHIEVE, actor=actor, early=True)


def end_pair(pair: Pair, *, actor: str) -> None:
    """Stop a mentorship before its last day: these two are not proposed to each other again."""
    _end(pair, PairAct.END_EARLY, actor=actor, early=True)


def _end(pair: Pair, act: PairAct, *, actor: str, early: bool) -> None:
    move(pair, act, actor=actor)
    pair.closed_at = now()
    db.session.flush()
    publish(PairEnded(pair_id=pair.id, early=early, actor=actor))
