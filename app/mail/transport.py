"""The carrier: hands letters over to the mail server. With `connection`, all that knows of SMTP."""

import smtplib
import ssl
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import flask_mail
from flask import Flask, current_app

from app.core.addresses import AddressRefused, one_address
from app.core.clock import now
from app.mail.connection import SafeConnection, SafeMail, SafeMessage
from app.mail.parcel import NeverDeliverable, NotSent, Parcel, Transport, TryLater, Unreachable

EXTENSION = "binome.transport"
_NEVER_IN_HEADERS = {"Cc", "Cs", "Zl", "Zp"}


class SmtpTransport:
    """Hands one message over to the configured server, over a connection of its own."""

    def __init__(self, app: Flask) -> None:
        self.mail = SafeMail(app)

    def send(self, parcel: Parcel) -> None:
        """Send one message; raises `Unreachable`, `TryLater` or `NeverDeliverable`, whose code names the cause."""
        message = _build(parcel, self.mail.settings.mail_sender)
        with self._connected() as connection, _answers_understood():
            connection.send(message, envelope_from=self.mail.settings.mail_sender)

    def greet(self) -> None:
        """Connect, sign in and hang up, sending nothing; raises `Unreachable`."""
        with self._connected():
            pass

    @contextmanager
    def _connected(self) -> Iterator[SafeConnection]:
        if not self.mail.settings.mail_server:
            raise Unreachable("no_server")
        connection = self.mail.connect()
        try:
            connection.__enter__()
        except smtplib.SMTPAuthenticationError as error:
            raise Unreachable("login_refused") from error
        except (ssl.SSLError, smtplib.SMTPNotSupportedError) as error:
            raise Unreachable("not_trusted") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable("timed_out" if _was_slow(error) else "unreachable") from error
        try:
            yield connection
        finally:
            _hang_up(connection)


def installed_transport() -> Transport:
    """Return the transport of this application; the demo installs its own, otherwise it is the mail server."""
    found: Transport | None = current_app.extensions.get(EXTENSION)
    if found is None:
        app = cast("Flask", current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way
        found = current_app.extensions[EXTENSION] = SmtpTransport(app)
    return found


def greet_server() -> None:
    """Try the mail server without sending anything; raises `Unreachable`. The demo's own carrier needs no server."""
    transport = installed_transport()
    if isinstance(transport, SmtpTransport):
        transport.greet()


def _build(parcel: Parcel, sender: str) -> flask_mail.Message:
    """Refuse what would not become one message: Flask-Mail lets a vertical tab in a subject make a header."""
    headers = (parcel.subject, parcel.to, parcel.sender_name, parcel.reply_to, parcel.message_id)
    if any(unicodedata.category(char) in _NEVER_IN_HEADERS for header in headers for char in header):
        raise NeverDeliverable("unbuildable")
    _refuse_all_but_one_address(parcel.to)
    message = SafeMessage(
        subject=parcel.subject,
        recipients=[parcel.to],
        body=parcel.text,
        html=parcel.html,
        sender=sender,
        reply_to=parcel.reply_to or None,
        date=now().timestamp(),
        extra_headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply"},
        attachments=[flask_mail.Attachment(each.filename, each.mime, each.content) for each in parcel.attachments],
    )
    message.sender = (parcel.sender_name, sender)
    message.msgId = parcel.message_id
    try:
        message.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NeverDeliverable("unbuildable") from error
    return message


def _refuse_all_but_one_address(text: str) -> None:
    try:
        one_address(text)
    except AddressRefused as error:
        raise NeverDeliverable("address_refused") from error


@contextmanager
def _answers_understood() -> Iterator[None]:
    """Turn what the server answers about one message into what it means for that message."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        status = max(answer[0] for answer in error.recipients.values())
        raise _answer(status, "address_refused") from error
    except smtplib.SMTPResponseException as error:
        raise _answer(error.smtp_code, "message_refused") from error
    except (UnicodeError, ValueError, smtplib.SMTPNotSupportedError) as error:
        raise NeverDeliverable("unbuildable") from error
    except (OSError, smtplib.SMTPException) as error:
        raise TryLater("timed_out" if _was_slow(error) else "connection_lost") from error


def _was_slow(error: Exception) -> bool:
    """Tell a server that says nothing from one that hangs up: smtplib makes both « unexpectedly closed »."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def _answer(status: int, refusal: str) -> NotSent:
    return NeverDeliverable(refusal) if status >= 500 else TryLater("busy")


def _hang_up(connection: SafeConnection) -> None:
    """Say goodbye if there is still somebody; a message already taken stays taken whatever the goodbye is worth."""
    host = connection.host
    if host is None:
        return
    try:
        host.quit()
    except (OSError, smtplib.SMTPException):
        host.close()
