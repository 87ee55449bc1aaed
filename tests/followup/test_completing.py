"""At its last day a mentorship is completed by the clock, once, whatever else is missing."""

from datetime import date

import pytest
from app.core.database import db
from app.core.declarations import dues
from app.core.events import Event, subscribe
from app.followup.queries.adjusting import ended_on
from app.pairing.events import PairEnded
from app.pairing.models import Pair, PairState
from app.pairing.services import extend_pair
from flask import Flask

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import again, names_to, pause, text_to, tick
from tests.support.letters import last_letter

THANKS = "followup_completed"


@pytest.mark.parametrize("late", [0, 7])
def test_the_day_after_the_last_both_are_thanked_once(app: Flask, pair: Pair, now: FixedClock, late: int) -> None:
    now.set(2027, 10, 12, 23, 30)
    assert tick("followup.complete") == [0]
    now.set(2027, 10, 13 + late, 0, 5)
    assert tick("followup.complete") == [1]
    assert tick("followup.complete") == [0]
    found = again(pair)
    assert (found.state, ended_on(found)) == (PairState.COMPLETED, date(2027, 10, 12))
    assert names_to(ADA) == names_to(MILO) == [THANKS]
    assert last_letter(ADA).subject == "Merci pour cette année"
    assert "vos notes restent accessibles jusqu’au 12 janvier 2028, puis elles sont effacées" in text_to(ADA)
    assert "Souhaitez-vous recommencer l’an prochain ?" in text_to(ADA)
    assert "vous ferez peut-être un bon mentor" in text_to(MILO)
    assert "retour d’expérience" not in text_to(MILO)


def test_the_page_says_that_it_is_over(app: Flask, pair: Pair, now: FixedClock) -> None:
    now.set(2027, 10, 13, 6)
    tick()
    page = as_(app, MILO).get(f"/mon-binome/{pair.ref}")
    assert page.has("Votre mentorat s’est terminé le 12 octobre 2027.")
    assert page.has("Vos notes restent accessibles jusqu’au 12 janvier 2028, puis elles sont effacées.")
    assert not page.has("Mettre fin au mentorat")
    assert as_(app, RACHID).get("/coordination/local/binomes").has("Terminé")


def test_stopped_half_way_nothing_leaves_twice(app: Flask, pair: Pair, now: FixedClock) -> None:
    now.set(2027, 10, 13, 6)
    db.session.rollback()
    dues["followup.complete"].run(now())
    db.session.rollback()
    assert again(pair).state is PairState.ACTIVE
    assert names_to(ADA) == []
    assert tick("followup.complete") == [1]
    assert names_to(ADA) == [THANKS]


def test_a_pause_is_over_before_the_end_is_looked_at(app: Flask, pair: Pair, now: FixedClock) -> None:
    now.set(2027, 9, 1, 9)
    pause(as_(app, ADA), pair, "2027-10-01")
    now.set(2027, 10, 20, 6)  # the worker slept: the pause is over, and the end has moved by thirty days
    assert tick() == [1, 0, 0]
    found = again(pair)
    assert (found.state, found.ends_on) == (PairState.ACTIVE, date(2027, 11, 11))


def test_an_extended_mentorship_ends_at_its_new_last_day(app: Flask, pair: Pair, now: FixedClock) -> None:
    extend_pair(pair, ends_on=date(2027, 12, 31), actor="visitor")
    db.session.commit()
    now.set(2027, 12, 31, 12)
    assert tick("followup.complete") == [0]
    now.set(2028, 1, 1, 6)
    assert tick("followup.complete") == [1]


def test_later_features_are_told(app: Flask, pair: Pair, now: FixedClock) -> None:
    heard: list[Event] = []
    subscribe(PairEnded, heard.append)
    now.set(2027, 10, 13, 6)
    tick()
    assert PairEnded(pair_id=pair.id, early=False, actor="clock") in heard


@pytest.mark.parametrize("state", [each for each in PairState if each not in ("active", "extended", "paused")])
def test_nothing_else_is_completed(app: Flask, pair: Pair, now: FixedClock, state: PairState) -> None:
    pair.state = state
    db.session.commit()
    now.set(2027, 10, 13, 6)
    assert tick("followup.complete") == [0]
    assert names_to(ADA) == []
