"""Ending a mentorship before its time, without fault, and telling whoever did not ask for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.between import one_by_one
from app.core.clock import now, to_paris, today
from app.core.database import db
from app.core.journal import record
from app.core.text import clean_text
from app.followup.emails.adjusting import followup_ended
from app.followup.emails.meetings import cancelled
from app.followup.errors import MentorshipNotUnderWay
from app.followup.models import Ending, Meeting, MeetingState, Wish
from app.followup.queries.adjusting import dropped_with, ending_of, pause_of
from app.followup.queries.meetings import is_past, open_meetings
from app.followup.rules.adjusting import tell_by
from app.followup.services.holding import hold
from app.followup.services.meetings_moving import journal
from app.followup.services.once import send_once
from app.pairing.models import Pair
from app.pairing.services import achieve_pair, end_pair, say_another
from app.pairing.services.moving import lock, refuse_members


@dataclass(frozen=True)
class Farewell:
    """What whoever ends a mentorship would like, and a word for the other, handed over as it is."""

    wish: Wish
    word: str = ""


def end_mentorship(pair: Pair, said: Farewell, *, by: ApplicantRole | None, seen: int, actor: str) -> Ending:
    """End a mentorship today. One whose aim is reached is a success, counted apart; who wishes another comes first.

    With a word, or when staff ends it (`by` is then nobody), the letter leaves at once; otherwise the coordination
    tells the other, and the clock does once the last day to do so is over. What is wished is for its author and the
    coordination alone. Refuses a mentorship that is not under way, and a pair no longer as it was `seen`.
    """
    hold(pair, seen=seen)
    day = today()
    if pair.ends_on is None or pair.ends_on < day:
        raise MentorshipNotUnderWay(state=pair.state)
    pause = pause_of(pair.id)
    if pause is not None:
        pause.resumed_on = day
    (achieve_pair if said.wish is Wish.REACHED else end_pair)(pair, actor=actor)
    meets_on = _drop_meetings(pair, actor=actor)
    word = clean_text(said.word)
    ending = Ending(pair_id=pair.id, role=by, wish=said.wish, word=word, ended_on=day, tell_by=tell_by(day, meets_on))
    db.session.add(ending)
    if by is not None:
        say_another(pair, by, another=said.wish is Wish.ANOTHER, actor=actor)
    if by is None or word or ending.tell_by < day:
        _write(pair, ending, actor=actor)
    db.session.flush()
    return ending


def tell_other(pair: Pair, *, aloud: bool, actor: str) -> bool:
    """Tell the other member that it is over, by the letter (11.18), or note that it was said aloud.

    The meetings still ahead then leave both calendars. Tells whether anybody was left to tell. Refuses staff who are
    one of the two.
    """
    refuse_members(pair, actor)
    lock(pair)
    ending = ending_of(pair.id)
    if ending is None or ending.told_at is not None:
        return False
    if aloud:
        ending.told_at = now()
        _clear_calendars(pair, dropped_with(pair), *ApplicantRole)
        record("ending_said", actor=actor, subject=pair.ref, programme_id=pair.programme_id)
    else:
        _write(pair, ending, actor=actor)
    db.session.flush()
    return True


def tell_due(at: datetime) -> int:
    """Send the letter to whoever the coordination has not told by the last day. Tells how many."""
    waiting = select(Ending).where(Ending.told_at.is_(None), Ending.tell_by < to_paris(at).date()).order_by(Ending.id)
    return sum(_tell(ending.pair) for ending in one_by_one(db.session.scalars(waiting)))


def _tell(pair: Pair) -> bool:
    lock(pair)
    ending = ending_of(pair.id)
    if ending is None or ending.told_at is not None:
        return False
    _write(pair, ending, actor="clock")
    return True


def _write(pair: Pair, ending: Ending, *, actor: str) -> None:
    dropped = dropped_with(pair)
    ending.told_at = now()
    for role in ApplicantRole:
        if role is not ending.role:
            send_once(pair, role, followup_ended(pair, role, ending, dropped))
    if ending.role is not None:
        _clear_calendars(pair, dropped, ending.role)
    record("ending_told", actor=actor, subject=pair.ref, programme_id=pair.programme_id, mail="followup_ended")


def _clear_calendars(pair: Pair, dropped: Sequence[Meeting], *roles: ApplicantRole) -> None:
    """Send these members the file that takes out each meeting that fell; never before the other knows that it is over.

    Whoever gets the letter of the end has the files with it. A meeting cancelled sooner, to one of the two even, would
    tell of an end that somebody is to announce.
    """
    for meeting in dropped:
        for role in roles:
            send_once(pair, role, cancelled(pair, meeting, role, with_file=True), about=meeting.ref)


def _drop_meetings(pair: Pair, *, actor: str) -> date | None:
    """Cancel what was planned, without a letter of its own; returns the first day the two were to meet."""
    days = list[date]()
    for meeting in open_meetings([pair.id])[pair.id]:
        if not is_past(meeting):
            days += [meeting.happens_on] if meeting.state is MeetingState.AGREED else []
            meeting.state, meeting.settled_at = MeetingState.CANCELLED, now()
            meeting.sequence += 1
            meeting.version += 1
            journal("meeting_cancelled", pair, meeting, actor=actor)
    return min(days, default=None)
