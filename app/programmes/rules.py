"""The life of a programme, as tables, and the questions asked of it."""

import re
from datetime import date

from app.programmes.definition import DATES, Calendar, Move
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


def reopens(state: S, move: Move) -> bool:
    """Tell whether a change of calendar lets people apply again although the closing was over."""
    before, after = move.before.closes_on, move.after.closes_on
    return state is S.OPEN and before is not None and after is not None and before < move.today <= after


def over_at_once(move: Move) -> str | None:
    """Return the first date that was to come and would be past; `None` when there is none."""
    for name, before, after in move.dates:
        if after is not None and after < move.today and (before is None or before >= move.today):
            return name
    return None


def may_start_from(calendar: Calendar, today: date) -> tuple[str, ...]:
    """Return the dates from which a calendar may be shifted: those to come, and the last closing, to open it again."""
    names = [name for name in DATES if (day := getattr(calendar, name)) is not None and day >= today]
    closed = calendar.closes_on is not None and calendar.closes_on < today
    return ("closes_on", *names) if closed else tuple(names)
