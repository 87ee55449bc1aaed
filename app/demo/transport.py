"""The demo's carrier: what a mail server would be given is kept and shown."""

import logging

from sqlalchemy import select

from app.core.base import new_ref
from app.core.clock import now
from app.core.database import db
from app.demo.models import DemoAttachment, DemoMail
from app.mail.parcel import NeverDeliverable, Parcel

NOBODY_THERE = "@introuvable.example.org"


class NobodyThere(NeverDeliverable):
    """A refusal that belongs to the story: in the log it would look like a fault of the demo."""

    level = logging.DEBUG


class MailboxTransport:
    """Delivers into the mailboxes of the demo; a message that comes twice is one message, as in any mailbox.

    One domain has no mailbox, so that the coordination can see what a refused letter looks like.
    """

    def send(self, parcel: Parcel) -> None:
        """Keep one message, at once; raises `NobodyThere` for the domain without mailbox."""
        if parcel.to.endswith(NOBODY_THERE):
            raise NobodyThere("address_refused")
        known = db.session.scalar(select(DemoMail.id).where(DemoMail.message_id == parcel.message_id))
        if known is None:
            db.session.add(_received(parcel))
        db.session.commit()


def _received(parcel: Parcel) -> DemoMail:
    return DemoMail(
        ref=new_ref(),
        message_id=parcel.message_id,
        to_address=parcel.to,
        sender_name=parcel.sender_name,
        reply_to=parcel.reply_to,
        subject=parcel.subject,
        text=parcel.text,
        html=parcel.html,
        received_at=now(),
        attachments=[
            DemoAttachment(filename=each.filename, mime=each.mime, size=len(each.content), content=each.content)
            for each in parcel.attachments
        ],
    )
