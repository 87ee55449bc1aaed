from datetime import timedelta

import pytest
from app.core import clock
from app.core.database import db
from app.mail.delivery import Counts, deliver_due
from app.mail.models import MailState
from app.mail.outbox import send_again
from app.mail.parcel import Parcel
from app.mail.transport import EXTENSION
from flask import Flask

from tests.conftest import FixedClock
from tests.mail.conftest import Queue, deliver, states
from tests.mail.servers import Mailbox, serving


def test_sent_message_is_never_sent_again(queue: Queue, mailbox: Mailbox, port: int, now: FixedClock) -> None:
    queue()
    with serving(mailbox, port):
        assert deliver().sent == 1
        now.advance(days=10)
        assert deliver() == Counts()
    assert len(mailbox.raw) == 1


def test_server_down_then_back_gives_each_message_once(
    queue: Queue, mailbox: Mailbox, port: int, now: FixedClock
) -> None:
    numbers = [queue(to=f"ada{number}@exemple.fr").message_id for number in range(3)]
    assert deliver() == Counts(postponed=1)
    assert deliver() == Counts(postponed=1)
    assert (MailState.QUEUED, "unreachable") in states()
    with serving(mailbox, port):
        now.advance(minutes=10)
        assert deliver() == Counts(sent=3)
    assert sorted(mailbox.ids) == sorted(numbers)


def test_lost_answer_gives_the_same_number_on_the_retry(
    queue: Queue, mailbox: Mailbox, port: int, now: FixedClock
) -> None:
    number = queue().message_id
    mailbox.hang_up_after_data = 1
    with serving(mailbox, port):
        assert deliver() == Counts(postponed=1)
        assert states() == [(MailState.QUEUED, "connection_lost")]
        now.advance(minutes=5)
        assert deliver() == Counts(sent=1)
    assert mailbox.ids == [number, number]


def test_dead_worker_leaves_a_message_that_is_taken_again(
    queue: Queue, mailbox: Mailbox, port: int, now: FixedClock
) -> None:
    mail = queue()
    mail.state, mail.claimed_at = MailState.SENDING, clock.now()
    number = mail.message_id
    with serving(mailbox, port):
        now.advance(minutes=9)
        assert deliver() == Counts()
        now.advance(minutes=2)
        assert deliver() == Counts(sent=1)
    assert mailbox.ids == [number]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("550 no such user", (MailState.FAILED, "address_refused")),
        ("450 greylisted", (MailState.QUEUED, "busy")),
        ("421 come back", (MailState.QUEUED, "busy")),
    ],
)
def test_refused_recipient_is_dead_or_waits_and_the_others_pass(
    queue: Queue, mailbox: Mailbox, port: int, answer: str, outcome: tuple[MailState, str]
) -> None:
    mailbox.rcpt_answers["zoe@exemple.fr"] = answer
    queue(to="zoe@exemple.fr")
    queue()
    with serving(mailbox, port):
        assert deliver().sent == 1
    assert states() == [outcome, (MailState.SENT, "")]
    assert mailbox.recipients == ["ada@exemple.fr"]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("554 refused", (MailState.FAILED, "message_refused")), ("451 later", (MailState.QUEUED, "busy"))],
)
def test_refused_message_is_dead_or_waits(
    queue: Queue, mailbox: Mailbox, port: int, answer: str, outcome: tuple[MailState, str]
) -> None:
    mailbox.data_answers = [answer]
    queue()
    with serving(mailbox, port):
        deliver()
    assert states() == [outcome]


def test_transport_that_breaks_makes_a_dead_letter(app: Flask, queue: Queue) -> None:
    class Broken:
        def send(self, parcel: Parcel) -> None:
            raise KeyError(parcel.to)

    app.extensions[EXTENSION] = Broken()
    queue()
    assert deliver() == Counts(failed=1)


def test_message_is_dead_after_twelve_attempts_keeps_its_text_and_may_go_again(
    queue: Queue, mailbox: Mailbox, port: int, now: FixedClock
) -> None:
    mail = queue()
    started = clock.now()
    for _ in range(12):
        assert deliver() != Counts()
        now.at = max(now.at, mail.next_attempt_at)
    assert states() == [(MailState.FAILED, "unreachable")]
    assert timedelta(days=2) < clock.now() - started < timedelta(days=4)
    assert mail.text
    send_again(mail, actor="someone")
    with serving(mailbox, port):
        assert deliver() == Counts(sent=1)


def test_turn_ends_when_told_to(queue: Queue, mailbox: Mailbox, port: int) -> None:
    for _ in range(3):
        queue()
    db.session.commit()
    answers = iter([True, False])
    with serving(mailbox, port):
        assert deliver_due(clock.now(), keep_going=lambda: next(answers)) == Counts(sent=1)
        assert deliver_due(clock.now(), 1) == Counts(sent=1)


def test_no_transaction_is_open_while_a_message_is_sent(app: Flask, queue: Queue) -> None:
    opened = []

    class Looking:
        def send(self, parcel: Parcel) -> None:
            opened.append(db.session().in_transaction())

    app.extensions[EXTENSION] = Looking()
    queue()
    assert deliver() == Counts(sent=1)
    assert opened == [False]
