"""A mentorship goes on: by either, by the coordination, by the clock on its day; once, and over what was seen."""

from datetime import date

import pytest
from app.core.clock import now as instant
from app.core.database import db
from app.core.declarations import dues
from app.pairing.models import Pair, PairState
from flask import Flask

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import again, names_to, pause, rested, text_to, tick


def test_the_other_may_resume_and_the_end_moves_by_the_days_that_went_by(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    pause(as_(app, ADA), pair, "2027-01-12")
    now.advance(days=20)
    milo = as_(app, MILO)
    resting = milo.get(f"/mon-binome/{pair.ref}/pause")
    assert milo.follow(milo.submit(resting, "Reprendre aujourd’hui")).has("Votre mentorat reprend.")
    found = again(pair)
    assert (found.state, found.ends_on) == (PairState.ACTIVE, date(2027, 11, 1))
    assert "Il finit le 1er novembre 2027." in text_to(ADA)
    assert rested(pair) == 20
    page = milo.submit(resting, "Reprendre aujourd’hui", status=409)
    assert page.has("Ce binôme vient de changer.")
    assert page.has("Son état : en cours. Rien n’a été enregistré.")
    assert names_to(ADA) == ["followup_resumed"]


def test_a_page_of_the_pause_before_resumes_nothing_of_this_one(app: Flask, pair: Pair, now: FixedClock) -> None:
    ada, rachid = as_(app, ADA), as_(app, RACHID)
    pause(ada, pair, "2026-12-01")
    stale = [
        (ada, ada.get(f"/mon-binome/{pair.ref}"), "Reprendre maintenant"),
        (rachid, rachid.get(f"/coordination/local/binomes/{pair.ref}"), "Reprendre aujourd’hui"),
    ]
    now.advance(days=10)
    milo = as_(app, MILO)
    milo.submit(milo.get(f"/mon-binome/{pair.ref}"), "Reprendre maintenant")
    pause(milo, pair, "2026-12-24")
    for visitor, page, button in stale:
        assert visitor.submit(page, button, status=409).has("Ce binôme vient de changer.")
    assert again(pair).state is PairState.PAUSED
    rachid.submit(rachid.get(f"/coordination/local/binomes/{pair.ref}"), "Reprendre aujourd’hui")
    assert again(pair).state is PairState.ACTIVE


@pytest.mark.parametrize("late", [0, 7])
def test_the_clock_resumes_on_the_day_told_however_late_and_once(
    app: Flask, pair: Pair, now: FixedClock, late: int
) -> None:
    pause(as_(app, ADA), pair, "2026-12-01")
    now.set(2026, 11, 30, 23)
    assert tick("followup.resume") == [0]
    now.set(2026, 12, 1 + late, 6)
    assert tick("followup.resume") == [1]
    assert tick("followup.resume") == [0]
    found = again(pair)
    assert (found.state, found.ends_on) == (PairState.ACTIVE, date(2027, 12, 1))
    assert names_to(ADA) == ["followup_resumed"]
    assert names_to(MILO) == ["followup_paused", "followup_resumed"]
    assert "reprend le mardi 1er décembre 2026" in text_to(ADA)


def test_stopped_half_way_the_clock_begins_again(app: Flask, pair: Pair, now: FixedClock) -> None:
    pause(as_(app, ADA), pair, "2026-12-01")
    now.set(2026, 12, 2, 6)
    db.session.rollback()
    dues["followup.resume"].run(instant())
    db.session.rollback()  # killed before the end of its transaction
    assert names_to(ADA) == []
    assert tick("followup.resume") == [1]
    assert names_to(ADA) == ["followup_resumed"]
