"""Whoever left an address is told once, when applications open, and forgotten."""

from datetime import date

from app.core.clock import now as instant
from app.core.database import db
from app.home.services import send_notices
from app.mail.models import OutboxMail
from app.programmes.models import NoticeRequest
from app.programmes.services import leave_notice_address
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, make_programme
from tests.support.letters import make_host

CALENDAR = {"opens_on": date(2026, 10, 20), "closes_on": date(2026, 11, 2)}


def test_letter_leaves_on_the_day_it_opens_and_the_address_goes(app: Flask, now: FixedClock) -> None:
    make_host()
    programme = make_programme(COHORT, calendar=CALENDAR)
    leave_notice_address(programme, "ada@exemple.fr")
    leave_notice_address(programme, "zoe@exemple.fr")
    assert send_notices(instant()) == 0
    now.set(2026, 10, 20, 0, 0)
    assert send_notices(instant()) == 2
    assert send_notices(instant()) == 0
    assert db.session.query(NoticeRequest).count() == 0
    letters = db.session.query(OutboxMail).order_by(OutboxMail.to_address).all()
    assert [letter.to_address for letter in letters] == ["ada@exemple.fr", "zoe@exemple.fr"]
    assert "jusqu’au lundi 2\u00a0novembre 2026" in letters[0].text


def test_nobody_is_told_of_a_programme_that_closed(app: Flask, now: FixedClock) -> None:
    make_host()
    leave_notice_address(make_programme(COHORT, calendar=CALENDAR), "ada@exemple.fr")
    now.set(2026, 11, 3, 0, 0)
    assert send_notices(instant()) == 0
    assert db.session.query(NoticeRequest).count() == 1
