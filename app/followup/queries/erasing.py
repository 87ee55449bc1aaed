"""Pairs that are over for so long that their private texts go; conditions rather than rows, for whoever erases."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from app.applications.models import ApplicantRole, Application
from app.core.clock import end_of_day
from app.core.database import db
from app.followup.models import SentOnce
from app.followup.rules.erasing import last_end_erased, last_end_told
from app.pairing.models import Pair
from app.pairing.rules import OVER

SAID_THE_DATE = ("followup_completed", "followup_ended")
"""Letters of the end that say until when notes are kept."""

NOTICE_LETTER = "followup_notes_erased_soon"


def is_put_away(day: date) -> ColumnElement[bool]:
    """Return the condition on a pair that is over and whose private texts are no longer kept that day."""
    return _ended_by(last_end_erased(day))


def is_to_be_told(day: date) -> ColumnElement[bool]:
    """Return the condition on a pair that is over and whose members must know by that day when its texts go."""
    return _ended_by(last_end_told(day))


def was_told(role: ApplicantRole, *, before: date | None = None) -> ColumnElement[bool]:
    """Return the condition on a pair that one member knows the day, by a notice that left before that day if given.

    The letters of the end leave months before; the notice must have left two weeks ago. Whoever has no address left
    cannot be told, and holds nothing up.
    """
    notice = SentOnce.letter == NOTICE_LETTER
    if before is not None:
        notice = and_(notice, SentOnce.sent_at < end_of_day(before))
    left = select(SentOnce.id).where(
        SentOnce.pair_id == Pair.id, SentOnce.role == role, or_(SentOnce.letter.in_(SAID_THE_DATE), notice)
    )
    theirs = Pair.mentor_application_id if role is ApplicantRole.MENTOR else Pair.mentee_application_id
    gone = select(Application.id).where(
        Application.id == theirs, Application.person_id.is_(None), Application.email == ""
    )
    return or_(left.exists(), gone.exists())


def has_address(member: Application) -> bool:
    """Tell whether a member of a pair can still be written to."""
    return member.person_id is not None or member.email != ""


def pairs_to_tell(day: date) -> Sequence[Pair]:
    """Return the pairs one of whose members must be told, and was not, in one question."""
    wanted = select(Pair).where(is_to_be_told(day), ~and_(*(was_told(role) for role in ApplicantRole)))
    return db.session.scalars(wanted.options(joinedload(Pair.mentor), joinedload(Pair.mentee)).order_by(Pair.id)).all()


def _ended_by(last: date) -> ColumnElement[bool]:
    return and_(Pair.state.in_(OVER), or_(Pair.ends_on <= last, Pair.closed_at < end_of_day(last)))
