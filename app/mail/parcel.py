"""What is handed to the carrier, and how the carrier can fail."""

import logging
from dataclasses import dataclass
from typing import ClassVar, Protocol

from app.mail.message import Attachment


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One message as it leaves, free of the database: it is sent outside any transaction."""

    message_id: str
    sender_name: str
    to: str
    reply_to: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


class NotSent(Exception):
    """The message did not leave, or nobody can tell whether it did. `code` says why, without any address.

    `level`: how loudly the log says so.
    """

    ends_turn: ClassVar[bool] = False
    final: ClassVar[bool] = False
    level: ClassVar[int] = logging.WARNING

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TryLater(NotSent):
    """This message may pass later: a 4xx answer, or a connection lost half-way."""


class Unreachable(NotSent):
    """No message can pass for now: the server does not answer, or must not be trusted. Others need not try."""

    ends_turn = True


class NeverDeliverable(NotSent):
    """This message will never pass as it is: a 5xx answer, or it cannot be built."""

    final = True


class Transport(Protocol):
    """A way to hand messages over. Installed as `app.extensions["binome.transport"]`."""

    def send(self, parcel: Parcel) -> None:
        """Hand one message over; raises `NotSent`."""
