"""What may happen to a meeting, as a table; and the days a meeting may have. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from app.applications.models import ApplicantRole
from app.core.clock import PARIS, end_of_day, to_paris
from app.followup.models import MeetingState
from app.pairing.models import PairState
from app.pairing.rules import OPEN, RUNNING

CONTEST_DAYS = 7
TOLD_DAYS = 14
"""For how long after its last day what happened in a mentorship may still be told: the last meeting may be that day."""

LASTS_MINUTES = 60
"""How long an agenda keeps free for a meeting planned: nobody is asked."""


class MeetingAct(StrEnum):
    """What a member may do with a meeting that exists."""

    AGREE = "agree"
    MOVE = "move"
    CANCEL = "cancel"
    SAY_HELD = "say_held"
    SAY_NOT_HELD = "say_not_held"
    CORRECT = "correct"
    TAKE_BACK = "take_back"
    CONTEST = "contest"
    CONFIRM = "confirm"


class Who(StrEnum):
    """Whose act it is: of `proposed_by`, of the other member, of either."""

    AUTHOR = "author"
    OTHER = "other"
    EITHER = "either"


class When(StrEnum):
    """While it is ahead, once its hour has come, in the days that follow what was said of it, or at any time."""

    AHEAD = "ahead"
    PAST = "past"
    SOON_AFTER = "soon_after"
    ANY = "any"


@dataclass(frozen=True)
class Move:
    """Where an act leads, who does it and when; `contested`: only when it is, or is not (`None`: either way)."""

    after: MeetingState
    who: Who
    when: When
    contested: bool | None = None


_S, _A = MeetingState, MeetingAct
TABLE: dict[tuple[MeetingState, MeetingAct], Move] = {
    (_S.PROPOSED, _A.AGREE): Move(_S.AGREED, Who.OTHER, When.AHEAD),
    (_S.PROPOSED, _A.MOVE): Move(_S.PROPOSED, Who.EITHER, When.ANY),
    (_S.PROPOSED, _A.CANCEL): Move(_S.CANCELLED, Who.EITHER, When.AHEAD),
    (_S.PROPOSED, _A.SAY_HELD): Move(_S.HELD, Who.EITHER, When.PAST),
    (_S.PROPOSED, _A.SAY_NOT_HELD): Move(_S.NOT_HELD, Who.EITHER, When.PAST),
    # A date that two agreed on is not changed by one: it is proposed again, and the other has to say yes.
    (_S.AGREED, _A.MOVE): Move(_S.PROPOSED, Who.EITHER, When.ANY),
    (_S.AGREED, _A.CANCEL): Move(_S.CANCELLED, Who.EITHER, When.AHEAD),
    (_S.AGREED, _A.SAY_HELD): Move(_S.HELD, Who.EITHER, When.PAST),
    (_S.AGREED, _A.SAY_NOT_HELD): Move(_S.NOT_HELD, Who.EITHER, When.PAST),
    (_S.HELD, _A.CORRECT): Move(_S.HELD, Who.AUTHOR, When.ANY),
    (_S.HELD, _A.TAKE_BACK): Move(_S.NOT_HELD, Who.AUTHOR, When.ANY),
    (_S.HELD, _A.CONTEST): Move(_S.HELD, Who.OTHER, When.SOON_AFTER, contested=False),
    (_S.HELD, _A.CONFIRM): Move(_S.HELD, Who.OTHER, When.ANY, contested=True),
}


_AFTER = {act: move.after for (_, act), move in TABLE.items()}
"""Each act leads to one state, wherever it begins."""


@dataclass(frozen=True)
class Standing:
    """What the table needs to know of a meeting."""

    state: MeetingState
    author: ApplicantRole
    starts_at: datetime | None
    settled_at: datetime | None
    contested: bool


def refusal(standing: Standing, act: MeetingAct, by: ApplicantRole, now: datetime) -> str | None:
    """Tell why a member may not do that now: `moved_on`, `not_theirs`, `past`, `not_yet`, `too_late`; or nothing."""
    move = TABLE.get((standing.state, act))
    if move is None or move.contested not in (None, standing.contested):
        return "moved_on"
    if move.who is not Who.EITHER and (move.who is Who.AUTHOR) != (by is standing.author):
        return "not_theirs"
    return _at_the_wrong_time(standing, move.when, now)


def is_done(standing: Standing, act: MeetingAct) -> bool:
    """Tell whether a meeting already stands as an act leaves it, whoever did it."""
    return standing.state is _AFTER[act] and standing.contested == (act is MeetingAct.CONTEST)


def _at_the_wrong_time(standing: Standing, when: When, now: datetime) -> str | None:
    begun = standing.starts_at is not None and standing.starts_at <= now
    if when is When.AHEAD and begun:
        return "past"
    if when is When.PAST and not begun:
        return "not_yet"
    settled_at = standing.settled_at
    if when is When.SOON_AFTER and (settled_at is None or now >= end_of_day(last_day_to_contest(settled_at))):
        return "too_late"
    return None


def last_day_to_contest(settled_at: datetime) -> date:
    """Return the last day, to its end in Paris, on which what was said of a meeting is contested."""
    return to_paris(settled_at).date() + timedelta(days=CONTEST_DAYS)


_PLANS = frozenset({MeetingAct.AGREE, MeetingAct.MOVE})
_ANSWERS = frozenset({MeetingAct.CORRECT, MeetingAct.TAKE_BACK, MeetingAct.CONTEST, MeetingAct.CONFIRM})


def last_day_to_tell(ended_on: date) -> date:
    """Return the last day on which a meeting of a mentorship that went to its end is told."""
    return ended_on + timedelta(days=TOLD_DAYS)


def is_open_to(act: MeetingAct, state: PairState, ended_on: date | None, today: date) -> bool:
    """Tell whether a mentorship is where that act is done: dates need a year that goes on, a pause lets one tell.

    Once it is completed, what happened before is told for two weeks, and answered as long as what is told on the last
    of these days.
    """
    if act in _PLANS:
        return state in RUNNING
    if state in OPEN:
        return True
    if act is MeetingAct.CANCEL or state is not PairState.COMPLETED or ended_on is None:
        return False
    more = timedelta(days=CONTEST_DAYS if act in _ANSWERS else 0)
    return today <= last_day_to_tell(ended_on) + more


def instant_of(day: date, hour: time) -> datetime | None:
    """Return the instant of an hour of Paris; nothing for one that a clock skips. The first of one that comes twice."""
    local = datetime.combine(day, hour, PARIS)
    instant = local.astimezone(UTC)
    return instant if instant.astimezone(PARIS).time() == hour else None


def plan_refusal(day: date, starts_at: datetime, now: datetime, *, begins: date, ends: date) -> str | None:
    """Tell why no meeting may be planned then: `past`, `before_start`, `after_end`; or nothing."""
    if starts_at <= now:
        return "past"
    if day < begins:
        return "before_start"
    return "after_end" if day > ends else None


def record_refusal(day: date, today: date, *, begins: date, ends: date) -> str | None:
    """Tell why no meeting can have been held that day: `future`, `before_start`, `after_end`; or nothing."""
    if day > today:
        return "future"
    if day < begins:
        return "before_start"
    return "after_end" if day > ends else None
