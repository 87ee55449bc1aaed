"""Telling those who left an address that applications are open."""

from datetime import datetime

from sqlalchemy import select

from app.applications.rules import Intake, intake
from app.core.database import db
from app.home import emails
from app.mail.outbox import queue
from app.programmes.models import NoticeRequest, Programme
from app.programmes.queries import definition, earlier_editions, public_programmes


def send_notices(now: datetime) -> int:
    """Queue one letter to each address left with a programme that takes applications, and erase the address.

    An address left with an earlier edition, in the same territory, was left for this one. Both happen in one
    transaction, so that nobody is told twice. Returns how many letters were queued.
    """
    sent = 0
    for programme in public_programmes():
        if intake(programme.state, definition(programme).calendar, now) is not Intake.OPEN:
            continue
        sent += _send_notices_of(programme)
    db.session.flush()
    return sent


def _send_notices_of(programme: Programme) -> int:
    editions = [programme.id, *(each.id for each in earlier_editions(programme))]
    waiting = db.session.scalars(select(NoticeRequest).where(NoticeRequest.programme_id.in_(editions)))
    told = set[str]()
    for request in waiting.all():
        if request.email not in told:
            queue(emails.applications_open(request.email, programme))
            told.add(request.email)
        db.session.delete(request)
    return len(told)
