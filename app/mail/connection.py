"""Flask-Mail made safe: messages, connections, and the extension that opens them.

Flask-Mail 0.10 verifies no certificate, so that anyone in the way is given the password; it has no timeout; it leaves
its socket open when the connection fails half-way; and it suppresses everything under test (pallets-eco/flask-mail
#241, #114). `SafeConnection` and `SafeMail` answer each of these.
"""

import smtplib
import ssl
from email.charset import QP, Charset
from email.mime.text import MIMEText
from email.policy import compat32
from typing import cast

import flask_mail
from flask import Flask

from app.config import Settings

_ON_THE_WIRE = compat32.clone(linesep="\r\n")
_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP  # lines of any length become lines every server accepts (RFC 5321, 4.5.3.1.6)


class SafeMessage(flask_mail.Message):
    """A message with a Message-ID of ours and bodies in quoted-printable."""

    def _mimetext(self, text: str | None, subtype: str = "plain") -> MIMEText:
        return MIMEText(text or "", _subtype=subtype, _charset=cast("str", _UTF8))

    def as_bytes(self) -> bytes:
        """Return the message as it travels; Python's newer policy, when it folds a long sender, loses its quotes."""
        return self._message().as_bytes(policy=_ON_THE_WIRE)


class SafeConnection(flask_mail.Connection):
    """A connection that knows whom it talks to, gives up in time, and closes behind itself."""

    def __init__(self, mail: "SafeMail") -> None:
        super().__init__(mail)
        self.settings = mail.settings

    def configure_host(self) -> smtplib.SMTP:
        """Connect, verify, sign in; whatever fails, no socket stays open."""
        settings = self.settings
        server, port, timeout = settings.mail_server, settings.mail_port, settings.mail_timeout
        host: smtplib.SMTP = (
            smtplib.SMTP_SSL(server, port, timeout=timeout, context=ssl.create_default_context())
            if settings.mail_security == "tls"
            else smtplib.SMTP(server, port, timeout=timeout)
        )
        try:
            if settings.mail_security == "starttls":
                host.starttls(context=ssl.create_default_context())
            if settings.mail_username:
                host.login(settings.mail_username, settings.mail_password.get_secret_value())
        except BaseException:
            host.close()
            raise
        return host


class SafeMail(flask_mail.Mail):
    """Flask-Mail that opens safe connections, and really sends under test."""

    def __init__(self, app: Flask) -> None:
        self.settings: Settings = app.config["BINOME"]
        super().__init__(app)
        app.extensions["mail"].suppress = False

    def connect(self) -> SafeConnection:
        """Return a connection, to be opened by `with`."""
        return SafeConnection(self)
