"""Telling those who left an address that applications are open."""

from datetime import datetime

from sqlalchemy import select

from app.applications.rules import Intake, intake
from app.core.database import db
from app.home import emails
from app.mail.outbox import queue
from app.programmes.models import NoticeRequest
from app.programmes.queries import definition, public_programmes


def send_notices(now: datetime) -> int:
    """Queue one letter to each address left with a programme that takes applications, and erase the address.

    Both happen in one transaction, so that nobody is told twice. Returns how many letters were queued.
    """
    sent = 0
    for programme in public_programmes():
        if intake(programme.state, definition(programme).calendar, now) is not Intake.OPEN:
            continue
        for request in db.session.scalars(select(NoticeRequest).filter_by(programme_id=programme.id)):
            queue(emails.applications_open(request.email, programme))
            db.session.delete(request)
            sent += 1
    db.session.flush()
    return sent
