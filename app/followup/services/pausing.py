"""Letting a mentorship rest, and go on. Whoever asks needs no reason; letters give dates, never who asked."""

from datetime import date, datetime

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.emails import adjusting as emails
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.adjusting import PauseRefused
from app.followup.models import Pause
from app.followup.queries.adjusting import pause_of
from app.followup.queries.meetings import is_past, open_meetings
from app.followup.rules.adjusting import days_moved, has_begun, pause_problem
from app.followup.services.holding import hold
from app.followup.services.meetings import cancel_meeting
from app.followup.services.once import send_once
from app.pairing.errors import PairActRefused
from app.pairing.models import Pair, PairState
from app.pairing.rules import PairAct
from app.pairing.services import pause_pair, resume_pair
from app.pairing.services.moving import lock
from app.programmes.queries import by_id, definition


def pause_mentorship(pair: Pair, until: date, *, by: ApplicantRole | None, seen: int, actor: str) -> Pause:
    """Let a mentorship rest from today; it goes on that day unless somebody resumes it before.

    The meetings planned meanwhile are cancelled. The other member is told; both are, when it is staff who asks (`by` is
    then nobody). Refuses a day that does not serve (`PauseRefused`), a mentorship that has not begun or is not under
    way, and a pair that is no longer as it was `seen`.
    """
    hold(pair, paused_too=False, seen=seen)
    day = today()
    if not has_begun(pair.starts_on, day) or (pair.ends_on and pair.ends_on < day):
        raise MentorshipNotUnderWay(state=pair.state)
    problem = pause_problem(day, until, pair.ends_on)
    if problem is not None:
        raise PauseRefused(why=problem)
    pause = Pause(pair_id=pair.id, asked_by=actor, since=day, until=until, extended=pair.state is PairState.EXTENDED)
    db.session.add(pause)
    pause_pair(pair, since=day, until=until, actor=actor)
    _cancel_meetings(pair, until, by=by, actor=actor)  # once it rests: their letters then ask for no other date
    ends_on = last_day_after(pair, pause, until)
    for role in ApplicantRole:
        if role is not by:
            letter = emails.followup_paused(pair, role, pause, ends_on=ends_on)
            send_once(pair, role, letter, about=str(pause.id))
    return pause


def last_day_after(pair: Pair, pause: Pause, resumed_on: date) -> date | None:
    """Return the last day of a mentorship, were its pause to end that day."""
    days = days_moved(pause.since, resumed_on, fixed_end=has_fixed_end(pair))
    return date.fromordinal(pair.ends_on.toordinal() + days) if pair.ends_on else None


def has_fixed_end(pair: Pair) -> bool:
    """Tell whether the calendar of the programme gives all its mentorships one last day, written in their charters."""
    return definition(by_id(pair.programme_id)).calendar.ends_on is not None


def resume_mentorship(pair: Pair, *, by: ApplicantRole | None, seen: int, actor: str) -> None:
    """Let a mentorship go on today; its last day is later by the days it rested.

    The other member is told; both are, when it is staff who asks (`by` is then nobody). Refuses a pair that is no
    longer as it was `seen`, and one that does not rest (`PairActRefused`).
    """
    hold(pair, seen=seen)
    if not _resume(pair, today(), told=tuple(role for role in ApplicantRole if role is not by), actor=actor):
        raise PairActRefused(state=pair.state, act=PairAct.RESUME)


def resume_due(at: datetime) -> int:
    """Let the mentorships go on whose pause is over, on the day they were told, however late it is. Tells both."""
    day = to_paris(at).date()
    over = select(Pair).join(Pause, Pause.pair_id == Pair.id)
    over = over.where(Pair.state == PairState.PAUSED, Pause.resumed_on.is_(None), Pause.until <= day)
    return sum(_resume_on_its_day(pair, day) for pair in one_by_one(db.session.scalars(over.order_by(Pair.id))))


def _resume_on_its_day(pair: Pair, day: date) -> bool:
    lock(pair)
    pause = pause_of(pair.id)
    if pause is None or pause.until > day:
        return False
    return _resume(pair, pause.until, told=tuple(ApplicantRole), actor="clock")


def _resume(pair: Pair, on: date, *, told: tuple[ApplicantRole, ...], actor: str) -> bool:
    pause = pause_of(pair.id)
    if pair.state is not PairState.PAUSED or pause is None:
        return False
    pause.resumed_on = on
    days = days_moved(pause.since, on, fixed_end=has_fixed_end(pair))
    resume_pair(pair, on=on, days=days, extended=pause.extended, actor=actor)
    for role in told:
        send_once(pair, role, emails.followup_resumed(pair, role, resumed_on=on), about=str(pause.id))
    return True


def amended_meanwhile(pair: Pair) -> None:
    """Take the last day that the three have just signed as it is: only the days of pause to come still move it."""
    pause = pause_of(pair.id)
    if pair.state is not PairState.PAUSED or pause is None:
        return
    day = today()
    pause.resumed_on = day
    db.session.flush()
    until = max(pause.until, day)
    db.session.add(Pause(pair_id=pair.id, asked_by=pause.asked_by, since=day, until=until, extended=True))
    db.session.flush()


def _cancel_meetings(pair: Pair, until: date, *, by: ApplicantRole | None, actor: str) -> None:
    for meeting in open_meetings([pair.id])[pair.id]:
        if today() <= meeting.happens_on < until and not is_past(meeting):
            cancel_meeting(pair, meeting, by or meeting.proposed_by, seen=meeting.version, actor=actor)
