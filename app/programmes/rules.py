"""The life of a programme, as tables, and the questions asked of it."""

import re

from app.programmes.models import ProgrammeState as S

Transitions = dict[S, tuple[S, ...]]

COHORT: Transitions = {
    S.DRAFT: (S.OPEN,),
    S.OPEN: (S.SELECTING, S.CLOSING),
    S.SELECTING: (S.PAIRING, S.OPEN),
    S.PAIRING: (S.COMMITTING,),
    S.COMMITTING: (S.RUNNING,),
    S.RUNNING: (S.CLOSING,),
    S.CLOSING: (S.ARCHIVED,),
    S.ARCHIVED: (),
}
ROLLING: Transitions = {  # it stays open while pairs run
    S.DRAFT: (S.OPEN,),
    S.OPEN: (S.CLOSING,),
    S.CLOSING: (S.ARCHIVED,),
    S.ARCHIVED: (),
}
PRIVATE = frozenset({S.DRAFT, S.ARCHIVED})  # in preparation or put away: the public sees nothing of it
NEVER_SUSPENDED = frozenset({S.DRAFT, S.ARCHIVED, S.SUSPENDED})  # a pause shows the page, which a draft has not yet

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SHORTEST_SLUG, _LONGEST_SLUG = 3, 60
_RESERVED = frozenset({"emails", "nouveau-programme"})  # pages of the coordination that stand where a slug would


def next_steps(state: S, *, suspended_from: S | None, cohort: bool) -> tuple[S, ...]:
    """Return where a programme may go, the expected step first: onwards, to a pause, or back from one."""
    if state is S.SUSPENDED:
        return (suspended_from,) if suspended_from else ()
    onwards = (COHORT if cohort else ROLLING).get(state, ())
    return onwards if state in NEVER_SUSPENDED else (*onwards, S.SUSPENDED)


def may_move(state: S, to: S, *, suspended_from: S | None, cohort: bool) -> bool:
    """Tell whether a programme may go from one step to another."""
    return to in next_steps(state, suspended_from=suspended_from, cohort=cohort)


def is_slug(text: str) -> bool:
    """Tell whether a programme may have that address: lower case, digits and hyphens, none of the site's own."""
    fits = _SHORTEST_SLUG <= len(text) <= _LONGEST_SLUG
    return fits and _SLUG.fullmatch(text) is not None and text not in _RESERVED
