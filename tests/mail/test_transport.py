import ssl
import subprocess
import time
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path

import pytest
from app.core import clock
from app.core.database import db
from app.mail.delivery import Counts
from app.mail.message import Attachment, Letterhead
from app.mail.models import MailState, OutboxAttachment
from pydantic import SecretStr
from sqlalchemy import func, select

from tests.mail.conftest import Change, Queue, deliver, states
from tests.mail.servers import Mailbox, behind_tls, mute, serving


def _sender(raw: bytes) -> tuple[str, str]:
    """The name and address a reader sees; Python's newer parser adds spaces between encoded words."""
    name, address = parseaddr(message_from_bytes(raw)["From"].replace("\r\n", ""))
    return str(make_header(decode_header(name))), address


def test_message_arrives_whole_and_nothing_secret_is_kept(queue: Queue, mailbox: Mailbox, port: int) -> None:
    name = "Mentorat, été 2027 : « installation »"
    mail = queue(
        head=Letterhead(name, "CPTS des Trois Vallées " * 4, "A", "m@exemple.fr", ""),
        attachments=(Attachment("charte signée.pdf", "application/pdf", b"%PDF-1.7 \x00\xff"),),
    )
    with serving(mailbox, port):
        assert deliver() == Counts(sent=1)
    (message,) = mailbox.messages
    assert message["To"] == "ada@exemple.fr"
    assert mailbox.recipients == ["ada@exemple.fr"]
    assert _sender(mailbox.raw[0]) == (mail.sender_name, "noreply@exemple.fr")
    assert message["Reply-To"] == "m@exemple.fr"
    assert message["Message-ID"] == mail.message_id
    assert message["Subject"] == mail.subject
    assert message["Date"].datetime == clock.now()
    assert message["Auto-Submitted"] == "auto-generated"
    assert all(len(line) <= 998 for raw in mailbox.raw for line in raw.split(b"\r\n"))
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "123456" in text.get_content()
    assert "123456" in html.get_content()
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "charte signée.pdf"
    assert attached.get_content() == b"%PDF-1.7 \x00\xff"
    assert (mail.state, mail.text, mail.html, mail.secrets) == (MailState.SENT, "", "", [])
    assert db.session.scalar(select(func.count()).select_from(OutboxAttachment)) == 0


@pytest.mark.parametrize(
    ("column", "spoilt"),
    [
        ("to_address", "a@exemple.fr\r\nBcc: x@y.fr"),
        ("message_id", "<\r\nX: 1>"),
        ("sender_name", "A\nBcc: x@y.fr"),
        ("reply_to", "a@exemple.fr\x85X: 1"),
        ("subject", "Votre avis\x0bX-Evil: 1\x0cBcc: x@y.fr\x1cZ: 2"),
    ],
)
def test_message_that_cannot_be_built_is_dead_and_holds_nobody_up(
    queue: Queue, mailbox: Mailbox, port: int, column: str, spoilt: str
) -> None:
    setattr(queue(), column, spoilt)
    good = queue().message_id
    with serving(mailbox, port):
        assert deliver() == Counts(sent=1, failed=1)
    assert states() == [(MailState.FAILED, "unbuildable"), (MailState.SENT, "")]
    assert mailbox.ids == [good]
    assert "x@y.fr" not in mailbox.recipients


@pytest.mark.parametrize("address", ["", "a@exemple.fr,x@y.fr", "Ada <a@exemple.fr>"])
def test_what_is_not_one_address_is_written_to_nobody(queue: Queue, mailbox: Mailbox, port: int, address: str) -> None:
    queue().to_address = address
    with serving(mailbox, port):
        assert deliver() == Counts(failed=1)
    assert (states(), mailbox.recipients) == ([(MailState.FAILED, "address_refused")], [])


def test_mute_server_is_given_up_in_time(queue: Queue, port: int, settings: Change) -> None:
    settings(mail_timeout=0.5)
    queue()
    started = time.monotonic()
    with mute(port):
        assert deliver() == Counts(postponed=1)
    assert time.monotonic() - started < 5
    assert states() == [(MailState.QUEUED, "timed_out")]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=evil.example",
         "-keyout", str(key), "-out", str(cert)],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


@pytest.fixture
def wrong_name(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    """The context of a server whose certificate nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


def test_server_with_the_wrong_certificate_gets_neither_message_nor_password(
    queue: Queue, mailbox: Mailbox, port: int, settings: Change, wrong_name: ssl.SSLContext
) -> None:
    settings(mail_security="starttls", mail_username="u", mail_password=SecretStr("secret"))
    heard: list[object] = []
    queue()
    with serving(mailbox, port, tls_context=wrong_name, authenticator=lambda *said: heard.append(said)):
        assert deliver() == Counts(postponed=1)
    assert states() == [(MailState.QUEUED, "not_trusted")]
    assert (mailbox.raw, heard) == ([], [])


def test_server_behind_tls_with_the_wrong_certificate_hears_nothing(
    queue: Queue, port: int, settings: Change, wrong_name: ssl.SSLContext
) -> None:
    settings(mail_security="tls", mail_username="u", mail_password=SecretStr("secret"))
    queue()
    with behind_tls(port, wrong_name) as heard:
        assert deliver() == Counts(postponed=1)
    assert states() == [(MailState.QUEUED, "not_trusted")]
    assert heard == []


def test_server_that_offers_no_encryption_gets_neither_message_nor_password(
    queue: Queue, mailbox: Mailbox, port: int, settings: Change
) -> None:
    settings(mail_security="starttls", mail_username="u", mail_password=SecretStr("secret"))
    queue()
    with serving(mailbox, port):
        assert deliver() == Counts(postponed=1)
    assert states() == [(MailState.QUEUED, "not_trusted")]
    assert mailbox.raw == []
