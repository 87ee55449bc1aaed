"""Taking the launch day back from whoever is in no pair any more, and out of their calendar."""

from datetime import datetime

from sqlalchemy import delete

from app.core.between import one_by_one
from app.core.clock import now
from app.core.database import db
from app.core.journal import record
from app.followup.emails.launching import launch_withdrawn
from app.followup.models import LaunchAnswer
from app.followup.queries.launch_gone import gone_guest, invited_in_vain
from app.mail.outbox import queue
from app.programmes.models import Programme
from app.programmes.services.life import lock


def withdraw_invitations(_at: datetime) -> int:
    """Write once to whoever was invited and whose pairs have all fallen, with the file that takes the day out.

    What they had answered goes. Were they to be in a pair again, they would be invited again. Run by the clock, while
    the day is ahead; nobody is written to before they, or their partner, have been told that their mentorship is over.
    Returns how many letters leave.
    """
    return sum(_withdraw(number, programme) for number, programme in one_by_one(invited_in_vain()))


def _withdraw(number: int, programme: Programme) -> bool:
    lock(programme)
    found = gone_guest(number)
    if found is None or found.invitation is None:
        return False
    invitation = found.invitation
    invitation.withdrawn_at = now()
    invitation.sequence += 1
    answered = LaunchAnswer.programme_id == programme.id, LaunchAnswer.person_id == found.person.id
    db.session.execute(delete(LaunchAnswer).where(*answered))
    queue(launch_withdrawn(programme, found, invitation))
    record("launch_withdrawn", actor="clock", subject=f"programme:{programme.id}", programme_id=programme.id)
    db.session.flush()
    return True
