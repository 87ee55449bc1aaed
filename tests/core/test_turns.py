"""The line before SQLite's lock: in order, one at a time, and never for ever."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from app.access.models import Person
from app.core.base import new_ref
from app.core.clock import now
from app.core.database import begin_writing, db
from app.core.turns import Line
from flask import Flask
from sqlalchemy import func, select

_WRITERS, _TIMES = 12, 15


def test_turns_come_in_the_order_people_came() -> None:
    line, served, ready = Line(patience=10), list[int](), [threading.Event() for _ in range(5)]

    def wait_for_turn(number: int) -> None:
        ready[number].set()
        line.enter(number)
        served.append(number)
        line.leave(number)

    line.enter(99)
    threads = [threading.Thread(target=wait_for_turn, args=(number,)) for number in range(5)]
    for thread, started in zip(threads, ready, strict=True):
        thread.start()
        started.wait()
        time.sleep(0.02)
    assert served == []
    line.leave(99)
    for thread in threads:
        thread.join(5)
    assert served == [0, 1, 2, 3, 4]


def test_whoever_waited_long_enough_goes_on_and_is_not_called_any_more() -> None:
    line = Line(patience=0.05)
    line.enter(1)
    line.enter(2)
    line.leave(2)
    line.leave(1)
    line.enter(3)
    assert line._holder == 3, "the turn was not kept for whoever had gone on without it"
    line.enter(3)
    line.leave(3)
    assert line._holder is None


def test_somebody_stopped_while_they_wait_is_never_given_the_turn() -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    line, here = Line(patience=5), threading.get_ident()
    line.enter(1)
    before = signal.signal(signal.SIGUSR1, stop)
    threading.Timer(0.1, signal.pthread_kill, (here, signal.SIGUSR1)).start()
    try:
        with pytest.raises(Stopped):
            line.enter(2)
    finally:
        signal.signal(signal.SIGUSR1, before)
    line.leave(1)
    started = time.monotonic()
    line.enter(3)
    assert time.monotonic() - started < 1


def test_many_who_write_at_once_all_succeed_and_nobody_waits_much_longer_than_the_others(app: Flask) -> None:
    def write(number: int) -> float:
        longest = 0.0
        for time_ in range(_TIMES):
            begin_writing()
            started = time.monotonic()
            with app.app_context():
                db.session.add(Person(ref=new_ref(), email=f"p{number}.{time_}@exemple.fr", created_at=now()))
                db.session.commit()
                db.session.remove()
            longest = max(longest, time.monotonic() - started)
        return longest

    with ThreadPoolExecutor(_WRITERS) as threads:
        longest = list(threads.map(write, range(_WRITERS)))
    assert db.session.scalar(select(func.count()).select_from(Person)) == _WRITERS * _TIMES
    assert max(longest) < 10
