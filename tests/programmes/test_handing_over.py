"""A coordination is handed over: nothing is dropped, members know whom they write to, once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from app.core.clock import now as instant
from app.core.database import db
from app.core.declarations import dues
from app.core.journal import JournalEntry
from app.mail.models import OutboxMail
from app.organisation.queries import host
from app.pairing.models import Pair
from app.programmes.models import HandOver, Programme, Role
from app.programmes.queries import by_id, staff_people
from flask import Flask
from sqlalchemy import func, select

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.underway import a_year
from tests.programmes.world import make_staff
from tests.support.letters import last_letter, letters_to, make_person
from tests.support.pages import Page

TEAM = "/coordination/local/reglages/equipe"
NEW = "nadia@exemple.fr"
CONTACT = {
    "changes_contact": "y",
    "contact_name": "Nadia Cohen",
    "contact_email": "nadia@exemple.fr",
    "contact_phone": "03 99 11 11 11",
}

LATER = {"starts_on": "2026-11-02"}


@pytest.fixture
def pair(app: Flask) -> Pair:
    return a_year()


@pytest.fixture
def rachid(app: Flask, pair: Pair) -> Visitor:
    return as_(app, RACHID)


def form_of(visitor: Visitor) -> Page:
    return visitor.get(visitor.get(TEAM).link("Passer la main de Rachid Meyer"))


def ask(visitor: Visitor, answers: Mapping[str, str] = {}, *, status: int = 200) -> Page:
    said: dict[str, Any] = {"email": NEW, "first_name": "Nadia", "last_name": "Cohen", **answers}
    return visitor.submit(form_of(visitor), "Continuer", status=status, **said)


def tick() -> int:
    db.session.rollback()
    done = dues["programmes.hand_over"].run(instant())
    db.session.commit()
    return done


def coordinators(pair: Pair) -> list[str]:
    db.session.rollback()
    return [each.full_name for each in staff_people(pair.programme_id, Role.COORDINATOR)]


def contact_letters(email: str) -> list[OutboxMail]:
    return [mail for mail in letters_to(email) if mail.name == "followup_contact"]


def test_what_it_does_is_read_before_anything_changes(rachid: Visitor, pair: Pair) -> None:
    page = ask(rachid, CONTACT)
    assert page.title.endswith("Passer la main ?")
    assert page.has("Nadia Cohen coordonne le programme dès maintenant")
    assert page.has("on écrit désormais à Nadia Cohen, nadia@exemple.fr, 03 99 11 11 11")
    assert page.has("Une demande d’aide reste à la personne qui l’a reçue.")
    assert page.has("Ce qui est en cours")
    assert coordinators(pair) == ["Rachid Meyer"]
    assert db.session.scalar(select(func.count()).select_from(HandOver)) == 0


def test_at_once_the_role_moves_and_each_member_is_told_once(rachid: Visitor, pair: Pair) -> None:
    rachid.submit(ask(rachid, CONTACT), "Passer la main")
    assert coordinators(pair) == ["Nadia Cohen"]
    assert (host().coordinator, host().email, host().phone) == ("Nadia Cohen", NEW, "03 99 11 11 11")
    for email in (ADA, MILO):
        (letter,) = contact_letters(email)
        assert letter.subject == "Qui coordonne votre mentorat"
        assert "Nadia Cohen coordonne désormais votre programme" in letter.text
        assert letter.reply_to == NEW
    assert last_letter(NEW).name == "coordination_handed_over"
    assert "à la suite de Rachid Meyer" in last_letter(NEW).text
    rachid.get(TEAM, status=403)
    acts = db.session.scalars(select(JournalEntry.act).where(JournalEntry.act.like("%hand%"))).all()
    assert {"hand_over_planned", "coordination_handed_over"} <= set(acts)


def test_on_its_day_by_the_clock_late_and_once(rachid: Visitor, pair: Pair, now: FixedClock) -> None:
    rachid.submit(ask(rachid, {**CONTACT, **LATER}), "Passer la main")
    page = rachid.get(TEAM)
    assert page.has("Passe la main à Nadia Cohen le lundi 2 novembre 2026.")
    now.set(2026, 11, 1, 23)
    assert tick() == 0
    assert contact_letters(ADA) == []
    now.set(2026, 11, 9, 6)
    assert (tick(), tick()) == (1, 0)
    assert coordinators(pair) == ["Nadia Cohen"]
    assert len(contact_letters(ADA)) == 1


def test_stopped_half_way_it_begins_again(rachid: Visitor, pair: Pair, now: FixedClock) -> None:
    rachid.submit(ask(rachid, {**CONTACT, **LATER}), "Passer la main")
    now.set(2026, 11, 2, 6)
    db.session.rollback()
    dues["programmes.hand_over"].run(instant())
    db.session.rollback()
    assert coordinators(pair) == ["Rachid Meyer"]
    assert tick() == 1
    assert len(contact_letters(MILO)) == 1


def test_it_may_be_given_up_until_then(rachid: Visitor, pair: Pair, now: FixedClock) -> None:
    rachid.submit(ask(rachid, LATER), "Passer la main")
    page = rachid.follow(rachid.submit(form_of_again(rachid), "Y renoncer"))
    assert page.has("Rachid Meyer garde la coordination. Un message le dit à Nadia Cohen.")
    assert last_letter(NEW).name == "coordination_kept"
    now.set(2026, 11, 3, 6)
    assert tick() == 0
    assert coordinators(pair) == ["Rachid Meyer"]


def form_of_again(visitor: Visitor) -> Page:
    ref = db.session.scalars(select(HandOver)).one().leaving.ref
    return visitor.get(f"{TEAM}/coordination/{ref}/passer-la-main")


def test_somebody_of_the_team_takes_over_and_the_contact_stays(app: Flask, pair: Pair) -> None:
    programme: Programme = by_id(pair.programme_id)
    make_staff(programme, "ines@exemple.fr", Role.COMMITTEE, first_name="Inès", last_name="Faure")
    rachid = as_(app, RACHID)
    page = form_of(rachid)
    assert page.has("Inès Faure")
    ines = next(each.ref for each in staff_people(programme.id, Role.COMMITTEE))
    page = rachid.submit(page, "Continuer", status=200, successor=ines, changes_contact=None)
    assert page.has("Les membres écrivent à la même personne qu’avant.")
    rachid.submit(page, "Passer la main")
    assert coordinators(pair) == ["Inès Faure"]
    assert contact_letters(ADA) == []
    assert host().coordinator == "Anne Muller"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"email": ""}, "Écrivez son adresse e-mail"),
        ({"starts_on": ""}, "Écrivez à partir de quel jour, par exemple 01/03/2027"),
        ({"starts_on": "2026-10-11"}, "Choisissez aujourd’hui ou un jour à venir"),
        ({"email": RACHID}, "C’est l’adresse de la personne qui passe la main"),
        (
            {**CONTACT, "contact_name": "", "first_name": "", "last_name": ""},
            "Écrivez le prénom et le nom de la personne à qui écrire",
        ),
        ({**CONTACT, "contact_email": ""}, "Écrivez l’adresse à laquelle les membres écrivent"),
    ],
)
def test_what_is_missing_is_asked_for(rachid: Visitor, pair: Pair, answers: dict[str, str], sentence: str) -> None:
    page = ask(rachid, answers, status=422)
    assert page.has(sentence)
    assert ('value="Nadia"' in page.html) is answers.get("first_name", "Nadia").startswith("N")


def test_the_last_one_does_not_leave_without_a_successor(rachid: Visitor, pair: Pair) -> None:
    (person,) = staff_people(pair.programme_id, Role.COORDINATOR)
    page = rachid.get(f"{TEAM}/coordination/{person.ref}/retirer")
    assert page.has("plus personne ne pourrait conduire le programme")
    assert page.link("Passer la main à quelqu’un d’autre").endswith(f"/{person.ref}/passer-la-main")


def test_a_closed_account_takes_nothing_over(rachid: Visitor, pair: Pair, now: FixedClock) -> None:
    nadia = make_person(NEW, first_name="Nadia", last_name="Cohen")
    rachid.submit(ask(rachid, LATER), "Passer la main")
    nadia.disabled_at = now()
    db.session.commit()
    now.set(2026, 11, 2, 6)
    assert (tick(), tick()) == (1, 0)
    assert coordinators(pair) == ["Rachid Meyer"]
    (told,) = [mail for mail in letters_to(RACHID) if mail.name == "coordination_not_handed"]
    assert "Nadia Cohen devait prendre le relais de Rachid Meyer" in told.text.replace("\u00a0", " ")


def test_two_at_once_the_second_is_told(rachid: Visitor, pair: Pair) -> None:
    page = ask(rachid, LATER)
    rachid.submit(page, "Passer la main")
    assert rachid.submit(page, "Passer la main", status=409).has("Quelqu’un vient de dire à qui")
    found = db.session.scalars(select(HandOver)).one()
    assert found.starts_on == date(2026, 11, 2)


def test_strangers_and_people_of_no_coordination_are_not_there(app: Flask, rachid: Visitor, pair: Pair) -> None:
    zoe = make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    rachid.get(f"{TEAM}/coordination/{zoe.ref}/passer-la-main", status=404)
    (person,) = staff_people(pair.programme_id, Role.COORDINATOR)
    as_(app, "zoe@exemple.fr").get(f"{TEAM}/coordination/{person.ref}/passer-la-main", status=403)
