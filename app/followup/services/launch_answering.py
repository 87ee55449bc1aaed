"""Hearing who comes to the launch day of a cohort."""

from sqlalchemy import select

from app.access.models import Person
from app.core.clock import now, to_paris
from app.core.database import db
from app.core.journal import record
from app.followup.errors.launching import LaunchIsOver
from app.followup.models import LaunchAnswer, LaunchInvitation
from app.followup.queries.launching import guest, launch_of
from app.programmes.models import Programme


def answer_launch(programme: Programme, person: Person, *, coming: bool) -> LaunchAnswer:
    """Take down whether somebody comes; until the evening of the day they may change. Journalled, not what they said.

    Refuses whoever was not invited or is in no pair any more, as if there were no such day, and from that evening on.
    """
    _hold_invitation(programme, person)
    launch, found = launch_of(programme), guest(programme.id, person.id)
    if launch.is_behind(to_paris(now())):
        raise LaunchIsOver
    answer = found.answer
    if answer is None:
        answer = LaunchAnswer(programme_id=programme.id, person_id=person.id)
        db.session.add(answer)
    answer.coming, answer.answered_at = coming, now()
    subject = f"programme:{programme.id}"
    record("launch_answered", actor=person.ref, subject=subject, programme_id=programme.id)
    db.session.flush()
    return answer


def _hold_invitation(programme: Programme, person: Person) -> None:
    """Hold it to the end of the transaction: two answers of one person come one after the other."""
    theirs = select(LaunchInvitation).filter_by(programme_id=programme.id, person_id=person.id)
    db.session.execute(theirs.with_for_update())
