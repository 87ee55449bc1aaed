"""The life of a pair, as a table: what may be done in each state, and where it leads."""

from datetime import date
from enum import StrEnum

from app.pairing.models import PairState


class PairAct(StrEnum):
    """What can happen to a pair once it is formed."""

    VALIDATE = "validate"
    PROPOSE = "propose"
    COMMIT = "commit"
    DECLINE = "decline"
    EXPIRE = "expire"
    CANCEL = "cancel"
    ACTIVATE = "activate"
    PAUSE = "pause"
    RESUME = "resume"
    RESUME_EXTENDED = "resume_extended"
    EXTEND = "extend"
    COMPLETE = "complete"
    ACHIEVE = "achieve"
    END_EARLY = "end_early"


_S, _A = PairState, PairAct

TRANSITIONS: dict[tuple[PairState, PairAct], PairState] = {
    (_S.DRAFTED, _A.VALIDATE): _S.VALIDATED,
    (_S.DRAFTED, _A.PROPOSE): _S.PROPOSED,
    (_S.DRAFTED, _A.CANCEL): _S.CANCELLED,
    (_S.VALIDATED, _A.PROPOSE): _S.PROPOSED,
    (_S.VALIDATED, _A.CANCEL): _S.CANCELLED,
    (_S.PROPOSED, _A.COMMIT): _S.COMMITTED,
    (_S.PROPOSED, _A.DECLINE): _S.DECLINED,
    (_S.PROPOSED, _A.EXPIRE): _S.EXPIRED,
    (_S.PROPOSED, _A.CANCEL): _S.CANCELLED,
    (_S.COMMITTED, _A.ACTIVATE): _S.ACTIVE,
    (_S.COMMITTED, _A.CANCEL): _S.CANCELLED,
    (_S.ACTIVE, _A.PAUSE): _S.PAUSED,
    (_S.ACTIVE, _A.EXTEND): _S.EXTENDED,
    (_S.ACTIVE, _A.COMPLETE): _S.COMPLETED,
    (_S.ACTIVE, _A.ACHIEVE): _S.COMPLETED,
    (_S.ACTIVE, _A.END_EARLY): _S.ENDED_EARLY,
    (_S.PAUSED, _A.RESUME): _S.ACTIVE,
    (_S.PAUSED, _A.RESUME_EXTENDED): _S.EXTENDED,
    (_S.PAUSED, _A.COMPLETE): _S.COMPLETED,
    (_S.PAUSED, _A.ACHIEVE): _S.COMPLETED,
    (_S.PAUSED, _A.END_EARLY): _S.ENDED_EARLY,
    (_S.EXTENDED, _A.PAUSE): _S.PAUSED,
    (_S.EXTENDED, _A.EXTEND): _S.EXTENDED,
    (_S.EXTENDED, _A.COMPLETE): _S.COMPLETED,
    (_S.EXTENDED, _A.ACHIEVE): _S.COMPLETED,
    (_S.EXTENDED, _A.END_EARLY): _S.ENDED_EARLY,
}

LIVE = frozenset({_S.DRAFTED, _S.VALIDATED, _S.PROPOSED, _S.COMMITTED, _S.ACTIVE, _S.PAUSED, _S.EXTENDED})
"""States that take a place: the mentee has no other pair, the mentor's capacity counts them."""

CHOSEN = frozenset({_S.DRAFTED, _S.VALIDATED})
"""Pairs that nobody outside knows of: they may still be undone without a word."""

RUNNING = frozenset({_S.ACTIVE, _S.EXTENDED})
"""The year goes on: the two meet, and are nudged when silent."""

OPEN = RUNNING | {_S.PAUSED}
"""It began and is not over: a pause keeps nobody from noting a meeting or asking for help."""

UNDERWAY = OPEN | {_S.COMMITTED}
"""Both members have said yes, and it is not over."""

OVER = frozenset({_S.COMPLETED, _S.ENDED_EARLY})
"""It began, and it is over."""

FAILED = frozenset({_S.DECLINED, _S.ENDED_EARLY})
"""These two are never proposed to each other again. Not those who stopped with success, who completed it."""


def after(state: PairState, act: PairAct) -> PairState | None:
    """Return the state the act leads to, or `None` when it may not be done."""
    return TRANSITIONS.get((state, act))


def may(state: PairState, act: PairAct) -> bool:
    """Tell whether the act may be done in that state."""
    return (state, act) in TRANSITIONS


def ended_on(state: PairState, ends_on: date | None, closed_on: date | None) -> date | None:
    """Return the day a mentorship ended: its last day as agreed, or the one it was stopped on before; else nothing."""
    if state not in OVER:
        return None
    return min((day for day in (ends_on, closed_on) if day is not None), default=None)


def achieved_early(state: PairState, ends_on: date | None, closed_on: date | None) -> bool:
    """Tell whether a mentorship ended with success before its last day: the clock completes only after that day."""
    if ends_on is None or closed_on is None:
        return False
    return state is PairState.COMPLETED and closed_on <= ends_on
