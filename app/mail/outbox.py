"""The outbox: letters are queued in the transaction of the deed that causes them; the worker sends them."""

import secrets

from app.core.addresses import one_address
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.core.errors import Conflict
from app.core.journal import record
from app.core.text import clean_line
from app.mail.links import public_host
from app.mail.message import Letter
from app.mail.models import MailState, OutboxAttachment, OutboxMail
from app.mail.rendering import write


class MailCannotBeSentAgain(Conflict):
    """Only a letter that could not be delivered, and whose text is still kept, can be sent again."""

    code = "mail_cannot_be_sent_again"


def queue(letter: Letter) -> OutboxMail:
    """Write a letter and keep it for the worker, in the present transaction. Refuses anything but one address.

    The Message-ID is made here: however often it must be tried, the reader's mailbox sees one message.
    """
    mail = _row(letter, to=one_address(letter.to))
    mail.attachments = [
        OutboxAttachment(filename=clean_line(each.filename), mime=each.mime, content=each.content)
        for each in letter.attachments
    ]
    db.session.add(mail)
    db.session.flush()
    return mail


def write_off(letter: Letter) -> None:
    """Do the whole work of `queue` and send nothing: an address we do not know must cost what a known one costs."""
    mail = _row(letter, to=one_address(letter.to))
    mail.state, mail.to_address, mail.secrets = MailState.CANCELLED, "", []
    mail.text = mail.html = ""
    db.session.add(mail)
    db.session.flush()


def send_again(mail: OutboxMail, *, actor: str) -> None:
    """Put a dead letter back in the queue, with the same Message-ID and a new count of tries; journalled.

    Its text is the one written at first: a link in it may have expired since. Refuses any other letter.
    """
    if mail.state is not MailState.FAILED or not mail.text:
        raise MailCannotBeSentAgain
    mail.state, mail.attempts, mail.last_error = MailState.QUEUED, 0, ""
    mail.next_attempt_at, mail.claimed_at = now(), None
    record("mail_sent_again", actor=actor, subject=mail.ref, programme_id=mail.programme_id)
    db.session.flush()


def _row(letter: Letter, *, to: str) -> OutboxMail:
    written = write(letter)
    ref, instant = new_ref(), now()
    return OutboxMail(
        ref=ref,
        programme_id=letter.programme_id,
        private=letter.private,
        name=letter.name,
        message_id=f"<{secrets.token_hex(16)}@{public_host()}>",
        to_address=to,
        sender_name=clean_line(", ".join(part for part in (letter.head.programme, letter.head.organisation) if part)),
        reply_to=one_address(letter.head.reply_to) if letter.head.reply_to else "",
        subject=written.subject,
        text=written.text,
        html=written.html,
        secrets=[secret for secret in letter.secrets if secret],
        state=MailState.QUEUED,
        attempts=0,
        last_error="",
        created_at=instant,
        next_attempt_at=instant,
    )
