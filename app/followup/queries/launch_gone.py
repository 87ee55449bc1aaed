"""Whoever was invited to a launch day and is in no pair any more."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, exists, or_, select

from app.access.models import Person
from app.applications.models import Application
from app.core.clock import today
from app.core.database import db
from app.followup.models import Ending, LaunchInvitation
from app.followup.queries.launching import Guest
from app.followup.rules.launching import SENDING
from app.pairing.models import Pair
from app.pairing.rules import UNDERWAY
from app.programmes.models import Programme

_OF_PROGRAMME = Programme.id == LaunchInvitation.programme_id
_THEIRS = and_(
    Application.person_id == LaunchInvitation.person_id, Application.programme_id == LaunchInvitation.programme_id
)


def invited_in_vain() -> Sequence[tuple[int, Programme]]:
    """Return each invitation to a day still ahead, and its programme, of whoever is expected no more.

    Not while somebody has yet to tell one of the two that their mentorship is over: it would tell them.
    """
    found = select(LaunchInvitation.id, Programme).where(*_in_vain()).order_by(LaunchInvitation.id)
    return [(number, programme) for number, programme in db.session.execute(found.join(Programme, _OF_PROGRAMME))]


def gone_guest(invitation_id: int) -> Guest | None:
    """Return whom one of these invitations is of, as the person they were invited as; `None` once it is not so."""
    found = (
        select(LaunchInvitation, Person, Application)
        .join(Programme, _OF_PROGRAMME)
        .join(Person, Person.id == LaunchInvitation.person_id)
        .join(Application, _THEIRS)
        .where(LaunchInvitation.id == invitation_id, *_in_vain())
        .order_by(Application.id.desc())
    )
    row = db.session.execute(found.limit(1)).first()
    return None if row is None else Guest(row[1], row[2], (), row[0], None)


def _in_vain() -> tuple[ColumnElement[bool], ...]:
    theirs = select(Application.id).where(_THEIRS).correlate(LaunchInvitation)
    member = or_(Pair.mentor_application_id.in_(theirs), Pair.mentee_application_id.in_(theirs))
    expected = exists().where(member, Pair.state.in_(UNDERWAY)).correlate(LaunchInvitation)
    untold = exists().where(member, Ending.pair_id == Pair.id, Ending.told_at.is_(None)).correlate(LaunchInvitation)
    ahead = LaunchInvitation.told_on >= today(), Programme.state.in_(SENDING)
    return (LaunchInvitation.withdrawn_at.is_(None), *ahead, ~expected, ~untold)
