"""Delivery of what is due: one message at a time, claimed by one statement and sent outside any transaction."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select, update

from app.core.database import db
from app.core.journal import record
from app.mail.message import Attachment
from app.mail.models import MailState, OutboxMail
from app.mail.parcel import NeverDeliverable, NotSent, Parcel
from app.mail.retry import TAKEN_AGAIN_AFTER, wait_after
from app.mail.transport import installed_transport

logger = logging.getLogger("binome.mail")
_draw = random.SystemRandom().random


@dataclass
class Counts:
    """What one turn of delivery did."""

    sent: int = 0
    postponed: int = 0
    failed: int = 0


def deliver_due(now: datetime, limit: int = 200, *, keep_going: Callable[[], bool] = lambda: True) -> Counts:
    """Send up to `limit` messages that are due at `now`; commits after each, and begins with a clean session.

    At least once: when a server took a message and its answer was lost, the message leaves again with the same
    Message-ID. What a dead worker had claimed more than ten minutes ago is taken again. A message that can never pass
    becomes a dead letter at once and does not hold up the others; a server that does not answer ends the turn.
    """
    counts = Counts()
    db.session.commit()
    while counts.sent + counts.postponed + counts.failed < limit and keep_going():
        mail_id = _claim(now)
        if mail_id is None:
            break
        parcel = _parcel(mail_id)
        db.session.commit()  # no transaction stays open while a server is being talked to
        failure = _send(parcel)
        if failure is None:
            _mark_sent(mail_id, now)
            counts.sent += 1
        else:
            _put_back(mail_id, now, failure, counts)
            if failure.ends_turn:
                break
    return counts


def _send(parcel: Parcel) -> NotSent | None:
    try:
        installed_transport().send(parcel)
    except NotSent as failure:
        return failure
    except Exception as error:  # noqa: BLE001 - whatever a message breaks, it must not hold up the others
        logger.error("a message broke its transport: %s", type(error).__name__)
        return NeverDeliverable("unbuildable")
    return None


def _claim(now: datetime) -> int | None:
    """Take one message that is due, so that nobody else takes it; `None` when nothing is due."""
    due = or_(
        and_(OutboxMail.state == MailState.QUEUED, OutboxMail.next_attempt_at <= now),
        and_(OutboxMail.state == MailState.SENDING, OutboxMail.claimed_at <= now - TAKEN_AGAIN_AFTER),
    )
    first = select(OutboxMail.id).where(due).order_by(OutboxMail.next_attempt_at, OutboxMail.id).limit(1)
    claimed = db.session.execute(
        update(OutboxMail)
        .where(OutboxMail.id == first.scalar_subquery(), due)
        .values(state=MailState.SENDING, claimed_at=now, attempts=OutboxMail.attempts + 1)
        .returning(OutboxMail.id)
        .execution_options(synchronize_session=False)
    ).scalar()
    db.session.commit()
    return claimed


def _parcel(mail_id: int) -> Parcel:
    mail = db.session.get_one(OutboxMail, mail_id)
    return Parcel(
        message_id=mail.message_id,
        sender_name=mail.sender_name,
        to=mail.to_address,
        reply_to=mail.reply_to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        attachments=tuple(Attachment(each.filename, each.mime, each.content) for each in mail.attachments),
    )


def _mark_sent(mail_id: int, now: datetime) -> None:
    """Links and codes leave the database with the message: the row keeps only that it was sent."""
    mail = db.session.get_one(OutboxMail, mail_id)
    mail.state, mail.sent_at, mail.last_error, mail.claimed_at = MailState.SENT, now, "", None
    mail.text, mail.html, mail.secrets, mail.attachments = "", "", [], []
    db.session.commit()


def _put_back(mail_id: int, now: datetime, failure: NotSent, counts: Counts) -> None:
    mail = db.session.get_one(OutboxMail, mail_id)
    wait = None if failure.final else wait_after(mail.attempts, draw=_draw())
    mail.last_error, mail.claimed_at = failure.code, None
    if wait is None:
        mail.state = MailState.FAILED
        counts.failed += 1
        record("mail_not_delivered", actor="clock", subject=mail.ref, programme_id=mail.programme_id, why=failure.code)
    else:
        mail.state, mail.next_attempt_at = MailState.QUEUED, now + wait
        counts.postponed += 1
    what = "mail %s (%s) not sent: %s, attempt %s"
    logger.log(failure.level, what, mail.ref, mail.name, failure.code, mail.attempts)
    db.session.commit()
