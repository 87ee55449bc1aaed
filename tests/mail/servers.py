"""Mail servers on this machine: one that works, and some that do not."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """An aiosmtpd handler that keeps what it is given, and answers what it is told to."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.rcpt_answers: dict[str, str] = {}
        self.data_answers: list[str] = []
        self.hang_up_after_data = 0

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        answer = self.rcpt_answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.data_answers.pop(0) if self.data_answers else "250 OK"
        if answer.startswith("250"):
            content = envelope.content
            assert isinstance(content, bytes)
            self.raw.append(content)
            self.recipients += envelope.rcpt_tos
        if self.hang_up_after_data:
            self.hang_up_after_data -= 1
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        return answer

    @property
    def messages(self) -> list[EmailMessage]:
        """What arrived, parsed."""
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    @property
    def ids(self) -> list[str]:
        """The Message-IDs of what arrived."""
        return [str(message["Message-ID"]) for message in self.messages]


def free_port() -> int:
    """A port nobody listens on at present."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(mailbox: Mailbox, port: int, **options: Any) -> Iterator[Controller]:
    """A server that works."""
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield controller
    finally:
        controller.stop()


@contextmanager
def listening(port: int, welcome: Callable[[socket.socket], None]) -> Iterator[None]:
    """A server that does with each connection what it is told."""
    listener = socket.create_server(("127.0.0.1", port))
    kept: list[socket.socket] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                kept.append(listener.accept()[0])
                with suppress(OSError):
                    welcome(kept[-1])

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        for each in kept:
            each.close()


@contextmanager
def mute(port: int) -> Iterator[None]:
    """A server that accepts a connection and says nothing."""
    with listening(port, lambda _connection: None):
        yield


@contextmanager
def behind_tls(port: int, context: ssl.SSLContext) -> Iterator[list[bytes]]:
    """A server that speaks TLS from the first octet; gives what it was told once the connection was made."""
    heard: list[bytes] = []

    def welcome(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as wrapped:
            wrapped.sendall(b"220 ready\r\n")
            said = wrapped.recv(1000)
            if said:
                heard.append(said)

    with listening(port, welcome):
        yield heard
