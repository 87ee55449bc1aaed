"""The mail server is away during the whole road, then comes back."""

from collections import Counter
from collections.abc import Iterator

import pytest
from app.core.database import db
from app.mail.models import MailState, OutboxMail
from app.mail.transport import EXTENSION
from app.operations.services import do_what_is_due
from flask import Flask
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.journeys.walk import HOST, walk
from tests.mail.servers import Mailbox, free_port, serving


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    """The address of a mail server that is not there."""
    before, chosen = app.config["BINOME"], free_port()
    app.config["BINOME"] = before.model_copy(
        update={
            "mail_server": "127.0.0.1",
            "mail_port": chosen,
            "mail_security": "none",
            "mail_sender": "noreply@exemple.fr",
            "mail_timeout": 2,
        }
    )
    app.extensions.pop(EXTENSION, None)
    yield chosen
    app.config["BINOME"] = before
    app.extensions.pop(EXTENSION, None)


def test_server_away_during_the_whole_road_loses_nothing_and_each_letter_arrives_once(
    app: Flask, now: FixedClock, port: int
) -> None:
    def a_turn_of_the_worker() -> None:
        turn = do_what_is_due(now.advance(minutes=30))
        assert turn.failed == []
        assert turn.mail.sent == 0

    walked = walk(app, "rolling", after_each_leg=a_turn_of_the_worker)
    waiting = list(db.session.scalars(select(OutboxMail.message_id)))
    assert len(waiting) > 15

    mailbox = Mailbox()
    mailbox.hang_up_after_data = 1  # the first letter is taken, and the answer is lost
    with serving(mailbox, port):
        for _turn in range(3):
            now.advance(hours=3)
            do_what_is_due(now.at)

    db.session.expire_all()
    assert set(db.session.scalars(select(OutboxMail.state))) == {MailState.SENT}
    times = Counter(mailbox.ids)
    assert set(times) == set(waiting)
    assert sorted(times.values()) == [1] * (len(waiting) - 1) + [2]
    for address in (walked.mentor.email, walked.mentee.email, HOST["email"]):
        finals = [m for m in mailbox.messages if m["To"] == address and any(m.iter_attachments())]
        assert len({m["Message-ID"] for m in finals}) == 1, address
