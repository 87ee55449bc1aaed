from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from app.core import clock
from app.core.database import db
from app.mail import outbox
from app.mail.delivery import Counts, deliver_due
from app.mail.message import Letter, Letterhead
from app.mail.models import MailState, OutboxMail
from app.mail.transport import EXTENSION
from flask import Flask
from sqlalchemy import select

from tests.mail.servers import Mailbox, free_port

HEAD = Letterhead("Mentorat 2027", "CPTS des Trois Vallées", "Anne Muller", "mentorat@exemple.fr", "03 99 00 00 00")
LETTER = Letter(
    name="sign_in",
    to="ada@exemple.fr",
    head=HEAD,
    context={"url": "http://localhost/connexion/" + "t" * 43, "code": "123456", "minutes": 30},
    secrets=("t" * 43, "123456"),
)


Queue = Callable[..., OutboxMail]
Change = Callable[..., None]


def deliver() -> Counts:
    """Commit, and deliver what is due."""
    db.session.commit()
    return deliver_due(clock.now())


def states() -> list[tuple[MailState, str]]:
    """Where every letter stands, and why, in the order they were written."""
    db.session.expire_all()
    rows = db.session.execute(select(OutboxMail.state, OutboxMail.last_error).order_by(OutboxMail.id))
    return [(state, why) for state, why in rows]


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture(autouse=True)
def settings(app: Flask, port: int) -> Iterator[Change]:
    """Point the application at a server of this test; call it to change more."""
    before = app.config["BINOME"]

    def change(**values: Any) -> None:
        app.config["BINOME"] = app.config["BINOME"].model_copy(update=values)
        app.extensions.pop(EXTENSION, None)

    change(
        mail_server="127.0.0.1", mail_port=port, mail_security="none", mail_sender="noreply@exemple.fr", mail_timeout=2
    )
    yield change
    app.config["BINOME"] = before
    app.extensions.pop(EXTENSION, None)


@pytest.fixture
def queue() -> Queue:
    """Queue a letter with some of it changed."""
    return lambda **changes: outbox.queue(replace(LETTER, **changes))
