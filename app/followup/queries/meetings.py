"""The meetings of pairs: how many count, what is open, what was told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from app.core.clock import now
from app.core.database import db
from app.followup.errors.meetings import MeetingUnknown
from app.followup.models import Meeting, MeetingState
from app.pairing.models import Pair
from app.programmes.definition import MeetingMode
from app.programmes.queries import by_id, definition

Modes = Collection[MeetingMode]
OPEN = (MeetingState.PROPOSED, MeetingState.AGREED)
_LATEST = (Meeting.happens_on.desc(), Meeting.id.desc())
STANDS = and_(Meeting.state == MeetingState.HELD, Meeting.contested_at.is_(None))
"""The condition on a meeting that `stands` tells of one that is read."""


@dataclass(frozen=True)
class MeetingCount:
    """How often a pair met: `held`, whatever the mode, never contested; `counted` towards the programme's minimum.

    `last_on` is the day of the last one held, `next_on` that of the next one both agreed on.
    """

    held: int = 0
    counted: int = 0
    last_on: date | None = None
    next_on: date | None = None


def counted(pair_ids: Collection[int]) -> dict[int, MeetingCount]:
    """Return the count of each of these pairs, in one question; a pair that never met has one too."""
    ahead = and_(Meeting.state == MeetingState.AGREED, Meeting.starts_at > now())
    wanted = (
        select(
            Meeting.pair_id,
            Pair.programme_id,
            Meeting.state,
            Meeting.mode,
            func.count().label("number"),
            func.min(Meeting.happens_on).label("first_on"),
            func.max(Meeting.happens_on).label("last_on"),
        )
        .join(Pair, Pair.id == Meeting.pair_id)
        .where(Meeting.pair_id.in_(pair_ids), or_(STANDS, ahead))
        .group_by(Meeting.pair_id, Pair.programme_id, Meeting.state, Meeting.mode)
    )
    found: dict[int, list[_Alike]] = defaultdict(list)
    for pair_id, programme_id, state, mode, number, first_on, last_on in db.session.execute(wanted) if pair_ids else ():
        modes = definition(by_id(programme_id)).rhythm.counted_modes
        found[pair_id].append(_Alike(modes, state, mode, number, first_on, last_on))
    return {number: _count(found[number]) for number in pair_ids}


@dataclass(frozen=True)
class _Alike:
    """Meetings of a pair that stand alike, held or ahead, and which ways of meeting count for them."""

    modes: Modes
    state: MeetingState
    mode: MeetingMode | None
    number: int
    first_on: date
    last_on: date


def _count(found: Sequence[_Alike]) -> MeetingCount:
    held = [each for each in found if each.state is MeetingState.HELD]
    ahead = [each for each in found if each.state is not MeetingState.HELD]
    return MeetingCount(
        held=sum(each.number for each in held),
        counted=sum(each.number for each in held if each.mode in each.modes),
        last_on=max((each.last_on for each in held), default=None),
        next_on=min((each.first_on for each in ahead), default=None),
    )


def count_of(meetings: Iterable[Meeting], modes: Modes) -> MeetingCount:
    """Return the count of one pair whose meetings are read already, as `counted` does."""
    return _count(
        [
            _Alike(modes, each.state, each.mode, 1, each.happens_on, each.happens_on)
            for each in meetings
            if stands(each) or (each.state is MeetingState.AGREED and not is_past(each))
        ]
    )


def stands(meeting: Meeting) -> bool:
    """Tell whether a meeting was held and nobody contests it."""
    return meeting.state is MeetingState.HELD and meeting.contested_at is None


def meeting_of(pair_id: int, ref: str) -> Meeting:
    """Return one of the meetings of a pair. Refuses (`MeetingUnknown`) any other."""
    found = db.session.scalar(select(Meeting).where(Meeting.pair_id == pair_id, Meeting.ref == ref))
    if found is None:
        raise MeetingUnknown
    return found


def is_past(meeting: Meeting, at: datetime | None = None) -> bool:
    """Tell whether its hour has come; of a meeting noted afterwards, always."""
    return meeting.starts_at is None or meeting.starts_at <= (at or now())


def noted_on(pair_id: int, day: date) -> Meeting | None:
    """Return the meeting a pair held that day, unless it is contested."""
    return db.session.scalar(select(Meeting).where(Meeting.pair_id == pair_id, Meeting.happens_on == day, STANDS))


def open_meetings(pair_ids: Collection[int]) -> dict[int, list[Meeting]]:
    """Return the meetings of each pair that are proposed or agreed, past ones nobody told of included, in order."""
    wanted = select(Meeting).where(Meeting.pair_id.in_(pair_ids), Meeting.state.in_(OPEN))
    found: dict[int, list[Meeting]] = {number: [] for number in pair_ids}
    for meeting in db.session.scalars(wanted.order_by(Meeting.starts_at, Meeting.id)):
        found[meeting.pair_id].append(meeting)
    return found


def meetings_of(pair_ids: Collection[int]) -> dict[int, list[Meeting]]:
    """Return every meeting of each pair, whatever became of it, by their day; a year has some tens at the most."""
    found: dict[int, list[Meeting]] = {number: [] for number in pair_ids}
    wanted = select(Meeting).where(Meeting.pair_id.in_(pair_ids)).order_by(Meeting.happens_on, Meeting.id)
    for meeting in db.session.scalars(wanted) if pair_ids else ():
        found[meeting.pair_id].append(meeting)
    return found


def told(pair_id: int, *, limit: int, offset: int = 0) -> Sequence[Meeting]:
    """Return the meetings of a pair that are no longer open, the latest first: `limit` of them, from `offset` on."""
    wanted = select(Meeting).where(Meeting.pair_id == pair_id, Meeting.state.not_in(OPEN))
    return db.session.scalars(wanted.order_by(*_LATEST).limit(limit).offset(offset)).all()


def told_count(pair_id: int) -> int:
    """Return how many meetings of a pair are no longer open."""
    wanted = select(func.count()).select_from(Meeting).where(Meeting.pair_id == pair_id, Meeting.state.not_in(OPEN))
    return db.session.scalar(wanted) or 0
