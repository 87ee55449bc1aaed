import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from app.access.models import AccessSession
from app.core import clock
from app.core.database import db
from app.demo import snapshot
from app.demo.clock import PushedClock
from app.demo.models import DemoMail
from app.demo.rules import DAYS, Push, days_after
from flask import Flask
from sqlalchemy import func, select

from tests.demo.playing import enter
from tests.support.pages import PageClient

_NEARLY = timedelta(seconds=30)


def _push(player: PageClient, button: str) -> None:
    player.follow(player.submit(player.get("/demo"), button))


@pytest.mark.parametrize(("button", "push"), [("d’un jour", Push.DAY), ("d’une semaine", Push.WEEK)])
def test_button_moves_the_story(player: PageClient, button: str, push: Push) -> None:
    before = clock.now()
    _push(player, button)
    assert abs(clock.now() - before - timedelta(days=DAYS[push])) < _NEARLY


def test_pushed_month_sends_each_letter_on_its_day(player: PageClient) -> None:
    known = db.session.scalar(select(func.max(DemoMail.id)))
    _push(player, "d’un mois")
    db.session.rollback()
    arrived = db.session.scalars(select(DemoMail).where(DemoMail.id > known).order_by(DemoMail.id)).all()
    subjects = [letter.subject for letter in arrived]
    assert subjects.count("Votre réponse est attendue") == 3  # 7, 2 and 0 days before
    assert "Il manque votre signature" in subjects
    days = [clock.to_paris(letter.received_at).date() for letter in arrived]
    assert len(set(days)) > 4
    assert days == sorted(days)


def test_push_comes_back_to_the_page_it_came_from_and_nowhere_else(player: PageClient) -> None:
    page = player.get("/demo/courrier?pour=ada.ferreira@exemple.fr")
    assert player.submit(page, "d’un jour").location == "/demo/courrier?pour=ada.ferreira@exemple.fr"
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        assert player.submit(page, "d’un jour", back=elsewhere).location == "/demo"


def test_unknown_push_is_refused(player: PageClient) -> None:
    form = player.get("/demo").form("d’un jour")
    player.post("/demo/horloge", {**dict(form.fields()), "push": "century"}, status=400)


def test_push_signs_nobody_out(player: PageClient) -> None:
    enter(player, "Ada Ferreira")
    _push(player, "d’un mois")
    _push(player, "d’un mois")
    assert player.follow(player.get("/mon-binome", status=303)).has("Milo Lambert")


def test_starting_over_brings_the_first_day_back(player: PageClient) -> None:
    first, letters = clock.now(), db.session.scalar(select(func.count()).select_from(DemoMail))
    enter(player, "Ada Ferreira")
    _push(player, "d’un mois")
    page = player.follow(player.submit(player.get("/demo/recommencer"), "Tout recommencer"))
    assert page.has("revenue à son premier jour")
    db.session.rollback()
    assert abs(clock.now() - first) < _NEARLY
    assert db.session.scalar(select(func.count()).select_from(DemoMail)) == letters
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 0


def test_starting_over_waits_for_whoever_is_writing(demo: Flask, database: Path) -> None:
    db.session.execute(select(1))  # takes the write lock
    waiting = threading.Thread(target=snapshot.put_back, args=(database,))
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    db.session.rollback()
    waiting.join(10)
    assert not waiting.is_alive()


def test_another_process_sees_the_push(player: PageClient, database: Path) -> None:
    _push(player, "d’une semaine")
    assert abs(PushedClock(database)() - clock.now()) < _NEARLY


def test_story_is_taken_up_where_it_was_left(player: PageClient, database: Path) -> None:
    _push(player, "d’une semaine")
    db.session.remove()
    left = clock.now()
    snapshot.remember(database)
    snapshot.resume(database)
    assert abs(PushedClock(database)() - left) < _NEARLY


def test_clock_without_database_is_the_machine_s(tmp_path: Path) -> None:
    assert abs(PushedClock(tmp_path / "none.db")() - clock.real_now()) < _NEARLY


def test_days_keep_the_hour_of_paris_over_a_change_of_time() -> None:
    start = clock.end_of_day(date(2027, 3, 26)) + timedelta(hours=9)
    hours = {clock.to_paris(instant).hour for instant in days_after(start, Push.WEEK)}
    assert hours == {9}


def test_a_month_pushed_brings_one_summary_of_the_morning_of_arrival(player: PageClient) -> None:
    def summaries() -> list[DemoMail]:
        db.session.rollback()
        wanted = select(DemoMail).where(DemoMail.to_address == "rachid.belkacem@trois-vallees.example.org")
        return [each for each in db.session.scalars(wanted) if each.subject.startswith("Mentorat")]

    assert len(summaries()) == 1, "that of the first morning"
    _push(player, "d’un mois")
    found = summaries()
    assert len(found) == 2
    assert clock.to_paris(found[-1].received_at).date() == clock.today()
