"""What every change of a meeting shares: the pair held, nobody faster, the table obeyed, the journal written."""

from sqlalchemy import select

from app.applications.models import ApplicantRole
from app.core.clock import now, today
from app.core.database import db
from app.core.journal import record
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import MeetingActRefused, MeetingChanged
from app.followup.models import Meeting
from app.followup.queries.adjusting import ended_on
from app.followup.rules.meetings import TABLE, MeetingAct, Standing, is_open_to, refusal
from app.pairing.models import Pair
from app.pairing.services.moving import lock


def standing_of(meeting: Meeting) -> Standing:
    """Return what the table needs to know of a meeting."""
    return Standing(
        state=meeting.state,
        author=meeting.proposed_by,
        starts_at=meeting.starts_at,
        settled_at=meeting.settled_at,
        contested=meeting.contested_at is not None,
    )


def allows(pair: Pair, act: MeetingAct) -> bool:
    """Tell whether the mentorship of a pair is where that act is done."""
    return is_open_to(act, pair.state, ended_on(pair), today())


def may(pair: Pair, meeting: Meeting, act: MeetingAct, by: ApplicantRole) -> bool:
    """Tell whether a member may do that now."""
    return allows(pair, act) and refusal(standing_of(meeting), act, by, now()) is None


def hold_for(pair: Pair, act: MeetingAct) -> None:
    """Hold the pair's row to the end of the transaction; refuses (`MentorshipNotUnderWay`) where it does not allow."""
    lock(pair)
    if not allows(pair, act):
        raise MentorshipNotUnderWay(state=pair.state)


def begin(pair: Pair, meeting: Meeting, act: MeetingAct, by: ApplicantRole, *, seen: int) -> None:
    """Hold the pair and read the meeting anew; refuses one that changed since it was seen, and what may not be done."""
    hold_for(pair, act)
    anew = select(Meeting).where(Meeting.id == meeting.id).execution_options(populate_existing=True)
    db.session.execute(anew.with_for_update())
    if meeting.version != seen:
        raise MeetingChanged(state=meeting.state)
    reason = refusal(standing_of(meeting), act, by, now())
    if reason is not None:
        raise MeetingActRefused(reason=reason)


def move(meeting: Meeting, act: MeetingAct) -> None:
    """Move it where the table says; whoever saw it before has seen another version."""
    meeting.state = TABLE[meeting.state, act].after
    meeting.version += 1


def journal(act: str, pair: Pair, meeting: Meeting, *, actor: str) -> None:
    """Write the act down, under the meeting alone: the history of the pair that the coordination reads has no trace."""
    db.session.flush()
    record(act, actor=actor, subject=meeting.ref, programme_id=pair.programme_id)
