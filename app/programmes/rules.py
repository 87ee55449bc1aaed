"""The life of a programme, as a table, and the questions asked of it."""

from app.programmes.models import ProgrammeState as S

TRANSITIONS: dict[S, frozenset[S]] = {
    S.DRAFT: frozenset({S.OPEN}),
    S.OPEN: frozenset({S.SELECTING, S.CLOSING}),
    S.SELECTING: frozenset({S.PAIRING, S.OPEN}),
    S.PAIRING: frozenset({S.COMMITTING}),
    S.COMMITTING: frozenset({S.RUNNING}),
    S.RUNNING: frozenset({S.CLOSING}),
    S.CLOSING: frozenset({S.ARCHIVED}),
    S.ARCHIVED: frozenset(),
    S.SUSPENDED: frozenset(),
}
_NEVER_SUSPENDED = {S.ARCHIVED, S.SUSPENDED}


def may_move(state: S, to: S, *, suspended_from: S | None) -> bool:
    """Tell whether a programme may go from one step to another; it is suspended from, and back to, any of them."""
    if to is S.SUSPENDED:
        return state not in _NEVER_SUSPENDED
    if state is S.SUSPENDED:
        return to is suspended_from
    return to in TRANSITIONS[state]
