"""The coordination follows its committee: links of others, and calling the meeting."""

import pytest
from app.applications import queries, services
from app.applications.errors import NobodyToConvene
from app.core.database import db
from app.core.journal import JournalEntry
from app.programmes.models import Role
from app.programmes.services import revoke_role
from flask import Flask
from sqlalchemy import select

from tests.applications.committee import MENTOR, Committee, make_committee
from tests.support.letters import last_letter, letters_to

HUB = "/coordination/encadrement/comite"


@pytest.fixture
def committee(app: Flask) -> Committee:
    return make_committee(app)


def test_hub_says_who_has_declared_and_with_whom(committee: Committee) -> None:
    milo = committee.file()
    committee.declare(committee.lea, milo)
    page = committee.browser(committee.rachid).get(HUB)
    assert page.has("Liens déclarés le 12 octobre 2026")
    assert page.has("N’a pas encore déclaré ses liens")
    assert page.has("Milo Humbert, mentoré·e")


def test_coordinator_notes_a_link_for_somebody_and_takes_it_back(committee: Committee) -> None:
    milo = committee.file()
    browser = committee.browser(committee.rachid)
    page = browser.get(HUB)
    wrong = browser.submit(page, "Noter ce lien", status=422)
    assert wrong.errors() == ["Choisissez qui a un lien", "Choisissez avec qui est ce lien"]
    after = browser.follow(browser.submit(page, "Noter ce lien", person=committee.hugo.ref, application=milo.ref))
    assert after.has("Le lien est enregistré : ce dossier est masqué à Hugo Schmitt.")
    asked = browser.get(after.link("Lever ce lien"))
    assert asked.has("Lever le lien de Hugo Schmitt ?")
    assert queries.hidden_ids(committee.hugo.id, committee.programme.id) == {milo.id}
    assert browser.follow(browser.submit(asked, "Lever ce lien")).has("Le lien est levé")
    assert browser.submit(asked, "Lever ce lien", status=409).has("Ce lien a déjà été levé.")
    assert not queries.hidden_ids(committee.hugo.id, committee.programme.id)
    history = browser.get(f"/coordination/encadrement/candidatures/{milo.ref}")
    assert history.has("Lien levé, Rachid Amrani")


def test_nobody_takes_their_own_link_back(committee: Committee) -> None:
    milo = committee.file()
    committee.browser(committee.rachid)
    services.record_link(milo, committee.rachid, actor=committee.rachid.ref)
    browser = committee.browser(committee.rachid)
    browser.get(f"{HUB}/liens/{milo.ref}/{committee.rachid.ref}/lever", status=404)
    assert not browser.get(HUB).has("Humbert")


def test_somebody_unknown_or_elsewhere_has_no_link_here(committee: Committee) -> None:
    milo = committee.file()
    browser = committee.browser(committee.rachid)
    page = browser.get(HUB)
    browser.submit(page, "Noter ce lien", person="nobody", application=milo.ref, status=422)
    browser.submit(page, "Noter ce lien", person=committee.lea.ref, application="nothing", status=422)
    browser.get(f"{HUB}/liens/{milo.ref}/{committee.lea.ref}/lever", status=409)


def test_committee_is_called_once_the_page_is_confirmed(committee: Committee) -> None:
    milo = committee.file()
    committee.file("Ada", "Roth", MENTOR)
    committee.declare(committee.lea, milo)
    browser = committee.browser(committee.rachid)
    page = browser.get(f"{HUB}/convoquer")
    assert page.has("Léa Dietrich, Hugo Schmitt")
    assert page.has("1 demande et 1 mentor")
    wrong = browser.submit(page, "Envoyer la convocation", status=422)
    assert wrong.errors() == [
        "Écrivez l’heure du comité",
        "Écrivez où le comité se réunit",
        "Écrivez combien de temps prévoir",
    ]
    after = browser.follow(
        browser.submit(page, "Envoyer la convocation", at="14 h 30", place="salle Voltaire", lasts="deux heures")
    )
    assert after.has("La convocation part à 2 membres du comité.")
    assert after.has("Convocation envoyée le 12 octobre 2026.")
    letter = last_letter("hugo@exemple.fr")
    assert letter.subject.startswith("Comité de mentorat du ")
    assert "à 14 h 30, salle Voltaire" in letter.text.replace("\u00a0", " ")
    assert "1 demande et 1 mentor sont à examiner" in letter.text.replace("\u00a0", " ")
    assert "/comite/encadrement" in letter.text
    assert "Humbert" not in letter.text + letter.html
    assert "0 demande et 1 mentor est à examiner" in last_letter("lea@exemple.fr").text.replace("\u00a0", " ")
    assert letters_to("rachid@exemple.fr") == []
    assert db.session.scalar(select(JournalEntry).filter_by(act="committee_convened")) is not None


def test_nobody_is_called_without_a_committee(committee: Committee) -> None:
    for person in (committee.lea, committee.hugo):
        revoke_role(person, Role.COMMITTEE, committee.programme, actor="command")
    page = committee.browser(committee.rachid).get(f"{HUB}/convoquer")
    assert page.has("Personne ne siège encore au comité.")
    with pytest.raises(NobodyToConvene):
        services.convene_committee(committee.programme, at="", place="", lasts="", actor="x")


def test_member_of_the_committee_does_not_open_the_coordination(committee: Committee) -> None:
    milo = committee.file()
    browser = committee.browser(committee.lea)
    for path in ("", "/mes-liens", "/convoquer", f"/liens/{milo.ref}/{committee.hugo.ref}/lever"):
        browser.get(HUB + path, status=403)
    browser.get("/coordination/encadrement/liste-d-attente", status=403)
