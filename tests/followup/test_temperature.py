"""The thermometer: the mentee alone, on the days it is asked, read by both as a sentence; nothing of it elsewhere."""

from typing import Any

import pytest
from app.core.clock import today
from app.core.database import db
from app.followup.models import PairObjective, Pause, Temperature
from app.followup.queries.objectives import midway_due
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.underway import an_objective


@pytest.fixture
def objective(pair: Pair) -> PairObjective:
    return an_objective(pair)


@pytest.fixture
def milo(app: Flask, objective: PairObjective) -> Visitor:
    return as_(app, MILO)


def path(pair: Pair, rest: str = "/objectifs/thermometre") -> str:
    return f"/mon-binome/{pair.ref}{rest}"


def degree(objective: PairObjective, value: object) -> dict[str, Any]:
    return {f"degree_{objective.ref}": value}


def degrees() -> list[tuple[str, int]]:
    db.session.expire_all()
    found = db.session.scalars(select(Temperature).order_by(Temperature.id))
    return [(each.moment.value, each.degree) for each in found]


def test_the_mentee_measures_at_the_start_and_may_change_it(
    app: Flask, milo: Visitor, pair: Pair, objective: PairObjective
) -> None:
    page = milo.get(path(pair, ""))
    assert page.has("Où en êtes-vous, de 0 à 10 ? Vous seul·e le dites, jusqu’au vendredi 11 décembre 2026.")
    page = milo.get(page.link("Remplir mon thermomètre"))
    assert page.has("0, tout reste à faire")
    assert page.has("10, c’est acquis")
    page = milo.follow(milo.submit(page, "Enregistrer", **degree(objective, 3)))
    assert page.has("Votre thermomètre est enregistré.")
    assert milo.get(path(pair, "")).has("Votre thermomètre : 3 au départ.")
    page = milo.get(path(pair))
    assert dict(page.form("Enregistrer").fields())[f"degree_{objective.ref}"] == "3"
    milo.submit(page, "Enregistrer", **degree(objective, 2))
    assert degrees() == [("start", 2)]
    page = milo.get(path(pair, ""))
    assert page.has("Vous avez situé vos objectifs au départ. Vous pouvez y revenir jusqu’au vendredi 11 décembre")
    ada = as_(app, ADA).get(path(pair, ""))
    assert ada.has("Thermomètre de Milo : 2 au départ.")
    assert not ada.has("de 0 à 10")


def test_half_way_stands_beside_the_start_in_one_sentence(
    milo: Visitor, pair: Pair, objective: PairObjective, now: FixedClock
) -> None:
    milo.submit(milo.get(path(pair)), "Enregistrer", **degree(objective, 3))
    now.advance(days=100)
    page = milo.get(path(pair))
    assert page.has("Le thermomètre est fermé pour le moment.")
    assert page.has("Vous situerez vos objectifs de 0 à 10 à mi-parcours, à partir du lundi 12 avril 2027.")
    now.set(2027, 4, 12, 9, 0)
    milo.submit(milo.get(path(pair)), "Enregistrer", **degree(objective, 6))
    assert degrees() == [("start", 3), ("midway", 6)]
    assert milo.get(path(pair, "")).has("Votre thermomètre : 3 au départ, 6 à mi-parcours.")


def test_the_mentor_reads_and_cannot_measure(app: Flask, milo: Visitor, pair: Pair, objective: PairObjective) -> None:
    token = dict(milo.get(path(pair)).form("Enregistrer").fields())
    ada = as_(app, ADA)
    assert ada.get(path(pair), status=403).has("Le thermomètre appartient à la personne que vous accompagnez.")
    mine = dict(ada.get(path(pair, "/objectifs")).form("Enregistrer le point").fields())
    ada.post(path(pair), {**token, **mine, **degree(objective, "9")}, status=403)
    ada.post(path(pair, "/objectifs"), {**mine, **degree(objective, "9")})
    assert degrees() == []


def test_what_is_no_degree_is_refused_and_nothing_is_lost(milo: Visitor, pair: Pair, objective: PairObjective) -> None:
    other = an_objective(pair, "Caler les démarches")
    page = milo.submit(milo.get(path(pair)), "Enregistrer", **degree(objective, 4), status=422)
    assert page.errors() == ["Choisissez un chiffre de 0 à 10 pour « Caler les démarches »"]
    assert dict(page.form("Enregistrer").fields())[f"degree_{objective.ref}"] == "4"
    for wrong in ("11", "-1", "dix", "3.5"):
        milo.submit(page, "Enregistrer", **degree(objective, wrong), **degree(other, "0"), status=422)
    assert degrees() == []


def test_on_other_days_nothing_is_kept(milo: Visitor, pair: Pair, objective: PairObjective, now: FixedClock) -> None:
    page = milo.get(path(pair))
    now.advance(days=70)
    milo.submit(page, "Enregistrer", **degree(objective, 4), status=409)
    pair.state = PairState.COMPLETED
    db.session.commit()
    milo.submit(page, "Enregistrer", **degree(objective, 4), status=409)
    assert milo.get(path(pair)).has("Le thermomètre est fermé")
    assert degrees() == []


def test_one_set_later_has_a_start_of_its_own(
    milo: Visitor, pair: Pair, objective: PairObjective, now: FixedClock
) -> None:
    now.advance(days=90)
    assert milo.get(path(pair)).has("Le thermomètre est fermé pour le moment.")
    other = an_objective(pair, "Caler les démarches")
    page = milo.get(path(pair))
    assert page.has("Vous pouvez le remplir, puis y revenir, jusqu’au mercredi 10 février 2027.")
    assert not page.has("Choisir mon lieu")
    milo.submit(page, "Enregistrer", **degree(other, 2))
    assert milo.get(path(pair, "")).has("Votre thermomètre : 2 au départ.")
    assert degrees() == [("start", 2)]


def test_without_an_objective_there_is_nothing_to_measure(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    assert milo.get(path(pair)).has("Fixez d’abord un objectif, à deux.")
    assert not milo.get(path(pair, "")).has("thermomètre")


def test_half_way_asks_the_two_to_look_back_once(
    milo: Visitor, pair: Pair, objective: PairObjective, now: FixedClock
) -> None:
    assert not midway_due(pair, today())
    now.set(2027, 4, 12, 9, 0)
    assert midway_due(pair, today())
    milo.submit(milo.get(path(pair, "/objectifs")), "Enregistrer le point")
    db.session.expire_all()
    assert not midway_due(pair, today())
    db.session.rollback()


def test_half_way_is_never_asked_in_a_pause_nor_of_nothing(pair: Pair, now: FixedClock) -> None:
    now.set(2027, 4, 12, 9, 0)
    assert not midway_due(pair, today())
    an_objective(pair)
    assert midway_due(pair, today())
    pair.state = PairState.PAUSED
    assert not midway_due(pair, today())
    pair.state = PairState.ACTIVE
    db.session.add(Pause(pair_id=pair.id, asked_by="x", since=today(), until=today(), resumed_on=today()))
    assert midway_due(pair, today())
    now.set(2027, 7, 1, 9, 0)
    assert not midway_due(pair, today())
