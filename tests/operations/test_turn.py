import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any

import pytest
from app.core import clock
from app.core.between import one_by_one
from app.core.database import db
from app.core.declarations import Due, Job, NotNow, checks, dues, jobs
from app.core.journal import JournalEntry, record
from app.mail import outbox
from app.mail.models import MailState, OutboxMail
from app.mail.parcel import Parcel
from app.mail.transport import EXTENSION
from app.operations import lease
from app.operations.models import WorkerLease
from app.operations.services import do_what_is_due
from flask import Flask
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.mail.conftest import LETTER


class Kept:
    """A transport that keeps what it is given."""

    def __init__(self) -> None:
        self.parcels: list[Parcel] = []

    def send(self, parcel: Parcel) -> None:
        self.parcels.append(parcel)


@pytest.fixture(autouse=True)
def nothing_else_declared() -> Iterator[None]:
    registers: tuple[dict[str, Any], ...] = (dues, jobs, checks)
    before = [(declared, dict(declared)) for declared in registers]
    for declared, _ in before:
        declared.clear()
    yield
    for declared, kept in before:
        declared.clear()
        declared.update(kept)


@pytest.fixture
def transport(app: Flask) -> Iterator[Kept]:
    app.extensions[EXTENSION] = kept = Kept()
    yield kept
    del app.extensions[EXTENSION]


def _journalling(name: str) -> Due:
    def run(now: datetime) -> int:
        record(name, actor="clock", subject="test")
        return 1

    return Due(name, run)


def _failing(now: datetime) -> int:
    record("half_done", actor="clock", subject="test")
    db.session.flush()
    raise RuntimeError("broken")


def test_turn_does_everything_due_then_sends_the_letters(transport: Kept) -> None:
    def write(now: datetime) -> int:
        outbox.queue(LETTER)
        return 1

    dues.update({"write": Due("write", write), "note": _journalling("note")})
    turn = do_what_is_due(clock.now())
    assert (turn.done, turn.failed, turn.mail.sent) == ({"write": 1, "note": 1}, [], 1)
    assert [parcel.to for parcel in transport.parcels] == ["ada@exemple.fr"]


def test_due_that_fails_is_undone_and_stops_nobody(transport: Kept) -> None:
    dues.update({"first": _journalling("first"), "bad": Due("bad", _failing), "last": _journalling("last")})
    turn = do_what_is_due(clock.now())
    assert (turn.done, turn.failed) == ({"first": 1, "last": 1}, ["bad"])
    assert db.session.scalars(select(JournalEntry.act).order_by(JournalEntry.id)).all() == ["first", "last"]


def test_turn_ends_between_two_deeds_when_told_to(transport: Kept) -> None:
    dues.update({"first": _journalling("first"), "last": _journalling("last")})
    answers = iter([True, False])
    turn = do_what_is_due(clock.now(), keep_going=lambda: next(answers))
    assert turn.done == {"first": 1}


class Pieces:
    """A job of three pieces; it notes what it could write while it prepared."""

    def __init__(self, *, bad: int = 0, not_now: int = 0) -> None:
        self.bad, self.not_now = bad, not_now
        self.prepared: list[int] = []

    def prepare(self, piece: int) -> str:
        with closing(sqlite3.connect(str(db.engine.url.database), timeout=0)) as other:
            other.execute("BEGIN IMMEDIATE")  # another writer passes meanwhile
        self.prepared.append(piece)
        if piece == self.not_now:
            raise NotNow
        return f"piece {piece}"

    def write(self, piece: int, prepared: str) -> bool:
        record(prepared, actor="clock", subject="test")
        db.session.flush()
        if piece == self.bad:
            raise RuntimeError("broken")
        return True

    def job(self) -> Job[str]:
        return Job("pieces", lambda _now: [1, 2, 3], self.prepare, self.write)


def _acts() -> list[str]:
    return list(db.session.scalars(select(JournalEntry.act).order_by(JournalEntry.id)))


def test_job_locks_nobody_out_while_it_prepares_and_keeps_each_piece(transport: Kept) -> None:
    jobs["pieces"] = Pieces().job()
    assert do_what_is_due(clock.now()).done == {"pieces": 3}
    assert _acts() == ["piece 1", "piece 2", "piece 3"]


def test_piece_that_fails_is_undone_and_stops_nobody(transport: Kept) -> None:
    jobs["pieces"] = Pieces(bad=2).job()
    turn = do_what_is_due(clock.now())
    assert (turn.done, turn.failed) == ({"pieces": 2}, ["pieces"])
    assert _acts() == ["piece 1", "piece 3"]


def test_piece_that_cannot_be_had_now_ends_the_job_without_a_failure(transport: Kept) -> None:
    pieces = Pieces(not_now=2)
    jobs["pieces"] = pieces.job()
    turn = do_what_is_due(clock.now())
    assert (turn.done, turn.failed, pieces.prepared) == ({"pieces": 1}, [], [1, 2])


def test_job_that_cannot_tell_what_waits_stops_nobody(transport: Kept) -> None:
    def broken(now: datetime) -> list[int]:
        raise RuntimeError("broken")

    jobs.update({"bad": Job("bad", broken, int, lambda _id, _made: True), "pieces": Pieces().job()})
    turn = do_what_is_due(clock.now())
    assert (turn.done, turn.failed) == ({"bad": 0, "pieces": 3}, ["bad"])


def test_job_ends_between_two_pieces_when_told_to(transport: Kept) -> None:
    jobs["pieces"] = Pieces().job()
    answers = iter([True, False, False])
    assert do_what_is_due(clock.now(), keep_going=lambda: next(answers)).done == {"pieces": 1}


def test_lease_is_held_by_one_and_goes_on_when_given_back(app: Flask) -> None:
    assert lease.take("one")
    assert lease.take("one")
    assert not lease.take("two")
    lease.give_back("two")
    assert not lease.take("two")
    lease.give_back("one")
    assert lease.take("two")


def test_lease_of_a_dead_worker_ends_by_itself(app: Flask) -> None:
    lease.take("one")
    db.session.get_one(WorkerLease, 1).until = clock.real_now() - timedelta(seconds=1)
    db.session.commit()
    assert lease.take("two")
    assert not lease.take("one")


def test_command_works_once_and_says_what_it_did(app: Flask, transport: Kept) -> None:
    dues["note"] = _journalling("note")
    outbox.queue(LETTER)
    db.session.commit()
    result = app.test_cli_runner().invoke(args=["work", "--once"])
    assert result.exit_code == 0, result.output
    assert "note : 1" in result.output
    assert "e-mails : 1 envoyés" in result.output
    db.session.expire_all()
    assert db.session.scalars(select(OutboxMail.state)).all() == [MailState.SENT]
    assert db.session.get(WorkerLease, 1) is None


def test_second_worker_does_nothing_while_another_works(app: Flask, transport: Kept) -> None:
    dues["note"] = _journalling("note")
    lease.take("another")
    result = app.test_cli_runner().invoke(args=["work", "--once"])
    assert (result.exit_code, result.output) == (0, "")
    assert db.session.scalars(select(JournalEntry)).all() == []


def test_pushed_clock_makes_due_letters_leave(app: Flask, transport: Kept, now: FixedClock) -> None:
    outbox.queue(LETTER).next_attempt_at = clock.now() + timedelta(days=3)
    db.session.commit()
    assert do_what_is_due(clock.now()).mail.sent == 0
    now.advance(days=3)
    assert do_what_is_due(clock.now()).mail.sent == 1


def test_long_deed_keeps_what_it_did_and_lets_others_write(transport: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(number: int) -> int:
        if number == 3:
            raise RuntimeError("broken")
        record(f"wrote_{number}", actor="clock", subject="test")
        return 1

    dues["many"] = Due("many", lambda _now: sum(write(number) for number in one_by_one([1, 2, 3])))
    monkeypatch.setattr("app.operations.services._HELD", 0)
    free: list[bool] = []
    monkeypatch.setattr(
        "app.operations.services.time.sleep", lambda _seconds: free.append(not db.session().in_transaction())
    )
    turn = do_what_is_due(clock.now())
    assert (turn.failed, free) == (["many"], [True, True])
    assert db.session.scalars(select(JournalEntry.act).order_by(JournalEntry.id)).all() == ["wrote_1", "wrote_2"]


def test_short_deed_is_one_transaction(transport: Kept) -> None:
    def write(number: int) -> int:
        record(f"wrote_{number}", actor="clock", subject="test")
        return 1 // (2 - number)

    dues["few"] = Due("few", lambda _now: sum(write(number) for number in one_by_one([1, 2])))
    assert do_what_is_due(clock.now()).failed == ["few"]
    assert db.session.scalars(select(JournalEntry.act)).all() == []
