"""Twelve months of eight pairs and three more, by the clock alone: each letter once, on its day, and none besides."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from app.core.database import db
from app.followup.models import FirstImpression, HelpRequest, Meeting, MeetingNote, PairObjective, Temperature
from app.followup.queries.meetings import counted
from app.mail.transport import EXTENSION
from app.operations.services import do_what_is_due
from app.pairing.models import Pair
from app.pairing.queries import line
from app.pairing.rules import achieved_early
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import FixedClock
from tests.journeys.mortal import MortalWorker
from tests.journeys.year import EVENING, MORNING, Post, Year, begin
from tests.journeys.year_deeds import all_deeds
from tests.journeys.year_letters import CLOCK, EARLY_MORNINGS, Entry, late_by_a_week, table
from tests.support.world import copy_database

LAST, HALF = 490, 183
_ALL = ("calm", "silent", "paused", "split", "success", "extended", "moved", "helped")


@pytest.fixture(scope="module")
def signed(whole_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the database is kept once the eight charters are signed and sealed; written by the first test."""
    yield tmp_path_factory.mktemp("year") / "signed.db"
    (whole_app.config["BINOME"].data_dir / "signed.db").unlink(missing_ok=True)


@pytest.fixture
def year(app: Flask, now: FixedClock, signed: Path) -> Iterator[Year]:
    """The year, on the evening of its first day; nothing that was written before is of it."""
    app.extensions[EXTENSION] = post = Post()
    kept = app.config["BINOME"].data_dir / "signed.db"
    if not signed.exists():
        begin()
        while do_what_is_due(now.at).mail.sent:
            pass
        copy_database(app, "binome.db", "signed.db")
        shutil.copy(kept, signed)
    copy_database(app, "signed.db", "binome.db")
    year = Year(now, post, all_deeds(), date(2026, 10, 12))
    year.begin_here()
    yield year
    app.extensions.pop(EXTENSION)


def _states(year: Year, *keys: str) -> list[str]:
    return [year.pair(key).state.value for key in keys or _ALL]


def _met(year: Year) -> dict[str, tuple[int, int]]:
    """How often each pair met, and how often that counts."""
    numbers = {key: year.pair(key).id for key in _ALL}
    found = counted(numbers.values())
    return {key: (found[number].held, found[number].counted) for key, number in numbers.items()}


def _rows(kind: type) -> int:
    return db.session.scalar(select(func.count()).select_from(kind)) or 0


def _written(year: Year) -> Counter[Entry]:
    return Counter(((day - year.first).days, key, name) for day, key, name in year.letters.values())


def _check_letters(year: Year, expected: Counter[Entry]) -> None:
    """What was written is what should be, and each was given to the carrier once, on the day it was written."""
    written = _written(year)
    assert sorted((expected - written).elements()) == [], "missing"
    assert sorted((written - expected).elements()) == [], "too many"
    assert sorted(year.post.taken) == sorted((number, day) for number, (day, *_) in year.letters.items())


def test_whole_year_by_the_clock(year: Year) -> None:
    year.live(45, EVENING)
    assert _states(year, "calm", "paused") == ["active", "paused"]
    year.live(91, EVENING)
    assert set(_states(year)) == {"active"}
    year.live(105, EVENING)
    first = line(year.opening.programme.id).first
    assert first == {year.file("yann").id}, "who wishes another mentor comes first, and Thérèse wishes none"
    year.live(182, EVENING)
    assert _states(year, "split", "anew", "success") == ["ended_early", "active", "active"]
    assert year.pair("anew").previous_pair_id == year.pair("split").id
    assert year.pair("anew").ends_on == date(2027, 10, 12), "the time that was left"
    assert _met(year)["silent"] == (0, 0)
    assert _met(year)["calm"] == (6, 6)
    year.live(273, EVENING)
    assert _ended_before_time(year.pair("success"))
    assert _states(year, "split", "success") == ["ended_early", "completed"]
    year.live(365, EVENING)
    assert _states(year) == ["active", "active", "active", "ended_early", "completed", "extended", "active", "active"]
    assert (year.pair("paused").ends_on, year.pair("extended").ends_on) == (date(2027, 11, 11), date(2027, 11, 12))
    assert _met(year) == {
        "calm": (12, 12),
        "silent": (0, 0),
        "paused": (10, 10),
        "split": (3, 3),
        "success": (6, 6),
        "extended": (12, 12),
        "moved": (11, 11),
        "helped": (12, 12),
    }
    assert [each.degree for each in db.session.scalars(select(Temperature))] == [2, 2, 5, 5, 9, 9]
    year.live(366, EVENING)
    assert set(_states(year, "calm", "silent", "moved", "helped", "anew")) == {"completed"}
    year.live(457, EVENING)
    kept = _rows(MeetingNote)
    assert (_rows(PairObjective), _rows(HelpRequest)) == (2, 2)
    year.live(458, EVENING)
    assert (_rows(PairObjective), _rows(Temperature), _rows(HelpRequest)) == (0, 0, 0)
    assert 0 < _rows(MeetingNote) < kept, "two pairs went on for a month"
    year.live(LAST, EVENING)
    assert (_rows(MeetingNote), _rows(FirstImpression)) == (0, 0)
    assert {(each.place, each.message) for each in db.session.scalars(select(Meeting))} == {("", "")}
    assert _rows(Meeting) > 0, "days and counts stay"
    _check_letters(year, table())


def _ended_before_time(pair: Pair) -> bool:
    return achieved_early(pair.state, pair.ends_on, pair.closed_on)


def test_clock_called_twice_a_day_writes_nothing_twice(year: Year) -> None:
    year.live(HALF, MORNING, EVENING)
    _check_letters(year, Counter({entry: count for entry, count in table(EARLY_MORNINGS).items() if entry[0] <= HALF}))


def test_worker_killed_in_its_turns_writes_nothing_twice_and_loses_nothing(year: Year, tmp_path: Path) -> None:
    worker = MortalWorker(year.clock, year.post, tmp_path)
    busy = {day for day, _, name in table() if name in CLOCK - {"morning_summary"}} | {112, 331, 458, 489}
    days = busy | {day for day, _, _ in table()} | set(year.deeds)  # on any other, nothing waits

    def work(instant: datetime) -> None:
        if year.day in days:
            (worker if year.day in busy else year.turn)(instant)

    year.live(LAST, EVENING, work=work)
    assert worker.killed > len(busy) / 2
    _check_letters(year, table())


def test_worker_late_by_a_week_writes_everything_once(year: Year) -> None:
    year.live(LAST + 7, EVENING, every=7)
    written = _written(year)
    assert sorted((late_by_a_week() - written).elements()) == [], "missing"
    assert sorted((written - late_by_a_week()).elements()) == [], "too many"
    assert Counter(number for number, _ in year.post.taken) == Counter(dict.fromkeys(year.letters, 1))
    assert (_rows(MeetingNote), _rows(PairObjective), _rows(HelpRequest)) == (0, 0, 0)
    assert (year.pair("paused").ends_on, year.pair("anew").ends_on) == (date(2027, 11, 11), date(2027, 10, 12))
