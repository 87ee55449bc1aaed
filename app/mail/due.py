"""What the clock does to the outbox."""

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import and_, delete, or_

from app.core.database import rows_changed
from app.core.declarations import Due, declare_due
from app.mail.models import MailState, OutboxMail
from app.mail.retry import KEPT

_WRITTEN_OFF_KEPT = timedelta(days=1)


def forget_old_mail(now: datetime) -> int:
    """Remove rows older than 62 days, and after a day those that were never to leave."""
    return rows_changed(
        delete(OutboxMail).where(
            or_(
                and_(OutboxMail.created_at < now - KEPT, OutboxMail.state != MailState.SENDING),
                and_(OutboxMail.created_at < now - _WRITTEN_OFF_KEPT, OutboxMail.state == MailState.CANCELLED),
            )
        )
    )


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("mail_forgotten", forget_old_mail))
