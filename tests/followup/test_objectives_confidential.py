"""Objectives and the thermometer belong to the two: no page, letter, journal or log tells anybody else of them."""

import logging
from typing import Any

import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.services.objectives import Aim, Stand, add_objective, measure, review, reword
from app.mail.models import OutboxMail
from app.pairing.models import Pair
from app.programmes.models import Programme, Role
from app.programmes.services import grant_role
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID, make_programme, send
from tests.charters.conftest import Visitor, as_
from tests.followup.underway import a_year
from tests.support.letters import make_person

CANARY, REWORDED = "Quitter Valmont", "Quitter Aubenas"
INES, ALIX, ZOE = "ines@exemple.fr", "alix@exemple.fr", "zoe@exemple.fr"


@pytest.fixture
def programme(app: Flask) -> Programme:
    programme = make_programme()
    for email, role, place in ((INES, Role.COMMITTEE, programme), (ALIX, Role.ADMINISTRATOR, None)):
        grant_role(make_person(email, first_name="Inès", last_name="Alix"), role, place, actor="command")
    make_person(ZOE, first_name="Zoé", last_name="Roth")
    return programme


def live(pair: Pair) -> None:
    """Everything that may be done with objectives, by both."""
    milo, ada = pair.mentee.person, pair.mentor.person
    assert milo is not None
    assert ada is not None
    objective = add_objective(pair, ApplicantRole.MENTEE, Aim("", CANARY), actor=milo.ref)
    measure(pair, ApplicantRole.MENTEE, {objective.ref: 7}, actor=milo.ref)
    review(pair, {objective.ref: Stand(objective.state, objective.version)}, actor=ada.ref)
    reword(pair, objective.ref, Aim("", REWORDED), seen=objective.version, actor=ada.ref)
    db.session.commit()


def staff_pages(pair: Pair) -> list[str]:
    base = "/coordination/local"
    letters = db.session.scalars(select(OutboxMail.ref).where(OutboxMail.programme_id == pair.programme_id))
    return [
        "/coordination",
        base,
        *(f"{base}/{page}" for page in ("candidatures", "binomes", f"binomes/{pair.ref}")),
        *(f"{base}/candidatures/{each.ref}" for each in (pair.mentor, pair.mentee)),
        "/coordination/emails",
        *(f"/coordination/emails/{ref}" for ref in letters),
    ]


def test_staff_see_the_same_pages_whether_there_are_objectives_or_not(app: Flask, pair: Pair) -> None:
    pair.mentor.submitted_at = pair.mentee.submitted_at = pair.created_at
    db.session.commit()
    rachid, pages = as_(app, RACHID), staff_pages(pair)
    before = {path: rachid.get(path).text for path in pages}
    live(pair)
    for path in pages:
        assert rachid.get(path).text == before[path], path


def test_nothing_of_them_is_mailed(app: Flask, pair: Pair) -> None:
    before = db.session.scalars(select(OutboxMail.id)).all()
    live(pair)
    assert db.session.scalars(select(OutboxMail.id)).all() == before


def test_the_journal_knows_acts_without_words_and_no_programme_finds_them(pair: Pair) -> None:
    last = max(db.session.scalars(select(JournalEntry.id)))
    live(pair)
    entries = db.session.scalars(select(JournalEntry).where(JournalEntry.id > last)).all()
    assert {each.act for each in entries} == {
        "objective_added",
        "objective_measured",
        "objective_reviewed",
        "objective_reworded",
    }
    for each in entries:
        assert each.programme_id is None
        assert each.facts == {}
        assert pair.ref not in each.subject


def test_the_log_says_no_word_of_them(app: Flask, pair: Pair, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    milo = as_(app, MILO)
    milo.submit(milo.get(f"/mon-binome/{pair.ref}/objectifs/ajouter"), "Ajouter", own=CANARY)
    assert "save_new_objective" in caplog.text
    assert "Valmont" not in caplog.text
    assert pair.ref not in caplog.text


@pytest.mark.parametrize("email", [RACHID, INES, ALIX, ZOE, "ada1@exemple.fr"])
def test_nobody_else_opens_them_nor_writes_in_them(app: Flask, programme: Programme, pair: Pair, email: str) -> None:
    live(pair)
    a_year(programme, number=1)
    visitor, base = as_(app, email), f"/mon-binome/{pair.ref}/objectifs"
    ref = db.session.scalars(select(JournalEntry.subject).where(JournalEntry.act == "objective_added")).one()
    for page in ("", "/ajouter", "/thermometre", f"/{ref.removeprefix('objective:')}/reformuler"):
        visitor.get(base + page, status=404)
        send(visitor, base + page, {"choice": "own", "own": "x", "label": "x", "seen": "1"}, status=404)


def test_an_objective_of_another_pair_is_not_found_in_ones_own(app: Flask, programme: Programme, pair: Pair) -> None:
    live(pair)
    other = a_year(programme, number=1)
    ref = db.session.scalars(select(JournalEntry.subject).where(JournalEntry.act == "objective_added")).one()
    objective = ref.removeprefix("objective:")
    ada: Visitor = as_(app, "ada1@exemple.fr")
    ada.get(f"/mon-binome/{other.ref}/objectifs/{objective}/reformuler", status=404)
    stolen: dict[str, Any] = {f"state_{objective}": "reached", f"seen_{objective}": "1"}
    send(ada, f"/mon-binome/{other.ref}/objectifs", stolen)
    assert as_(app, ADA).get(f"/mon-binome/{pair.ref}").has("À commencer")
