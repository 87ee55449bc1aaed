"""Members of a committee read files, each for themselves, and prepare answers; the coordination follows."""

import pytest
from app.applications import queries, services
from app.applications.errors import ApplicationUnknown, OpinionClosed
from app.applications.models import Application, Decision, Opinion, Recommendation, Recusal
from app.applications.services.erasing import blank
from app.core.database import db
from app.programmes.models import ProgrammeState, Role
from app.programmes.services import grant_role
from flask import Flask
from sqlalchemy import select

from tests.applications.committee import MENTOR, Committee, grid_of, make_committee
from tests.applications.world import acts
from tests.programmes.world import make_programme, make_staff
from tests.support.letters import last_letter, letters_to


@pytest.fixture
def committee(app: Flask) -> Committee:
    committee = make_committee(app)
    committee.file()
    committee.declare(committee.lea)
    committee.declare(committee.hugo)
    return committee


@pytest.fixture
def milo(committee: Committee) -> Application:
    return queries.people_to_declare(committee.programme.id, committee.rachid.id)[0]


def file_of(committee: Committee, ref: str) -> str:
    return f"{committee.home}/lecture/{ref}"


def test_committee_reads_nothing_that_is_kept_for_the_coordination(committee: Committee, milo: Application) -> None:
    page = committee.browser(committee.lea).get(file_of(committee, milo.ref))
    assert page.has("Prendre ma place dans une équipe en tension")
    assert page.has("Lien déclaré")
    for kept in ("Jeanne Interdite", "Paul Cousin", "plain-pied", "milo.humbert@exemple.fr", "06 55 44 33 22"):
        assert not page.has(kept)


def test_grid_is_the_programme_s_and_differs_by_role(committee: Committee, milo: Application) -> None:
    ada = committee.file("Ada", "Roth", MENTOR)
    browser = committee.browser(committee.lea)
    assert grid_of(browser.get(file_of(committee, milo.ref))) == ["grid_expectations", "grid_situation", "grid_time"]
    assert grid_of(browser.get(file_of(committee, ada.ref))) == ["grid_experience", "grid_posture", "grid_time"]


def test_opinion_needs_every_answer_of_the_grid(committee: Committee, milo: Application) -> None:
    browser = committee.browser(committee.lea)
    page = browser.get(file_of(committee, milo.ref))
    wrong = browser.submit(page, "Donner mon avis", comment="À revoir <b>", status=422)
    assert "Choisissez votre avis" in wrong.errors()
    assert len(wrong.errors()) == 4
    assert wrong.has("À revoir <b>")
    assert page.has("la personne peut demander à lire ce qui est écrit sur elle")
    answers = dict.fromkeys(grid_of(page), "five-stars")
    browser.submit(page, "Donner mon avis", status=422, recommendation="favourable", **answers)
    assert db.session.scalar(select(Opinion)) is None


def test_opinions_of_others_are_hidden_until_one_s_own_is_given(committee: Committee, milo: Application) -> None:
    committee.read(committee.hugo, milo, "unfavourable", comment="Trop tôt pour lui")
    browser = committee.browser(committee.lea)
    before = browser.get(file_of(committee, milo.ref))
    assert not before.has("Trop tôt")
    assert not before.has("défavorable :")
    assert before.has("1 avis sur 2. N’a pas encore lu : Léa Dietrich")
    assert queries.opinions_shown_to(milo, committee.lea.id, sits=True) == []
    after = committee.read(committee.lea, milo)
    assert after.has("Hugo Schmitt : défavorable")
    assert after.has("Trop tôt pour lui")
    assert after.has("2 avis sur 2.")


def test_opinion_may_change_until_an_answer_is_prepared(committee: Committee, milo: Application) -> None:
    committee.read(committee.lea, milo)
    committee.read(committee.lea, milo, "reserved")
    opinion = db.session.scalars(select(Opinion)).one()
    assert (opinion.recommendation, opinion.version) == (Recommendation.RESERVED, 2)
    assert acts(milo) == ["opinion_given", "opinion_changed"]
    services.prepare_decision(milo, Decision.ACCEPT, actor=committee.rachid.ref, seen=milo.version)
    page = committee.browser(committee.lea).get(file_of(committee, milo.ref))
    assert page.has("les avis ne changent plus")
    with pytest.raises(OpinionClosed):
        services.give_opinion(milo, committee.lea, grid={}, recommendation=Recommendation.FAVOURABLE)


def test_nobody_gives_an_opinion_on_a_file_hidden_from_them(committee: Committee, milo: Application) -> None:
    page = committee.browser(committee.lea).get(file_of(committee, milo.ref))
    services.record_link(milo, committee.lea, actor=committee.rachid.ref)
    answers = dict.fromkeys(grid_of(page), "clear")
    committee.browser(committee.lea).submit(page, "Donner mon avis", status=404, recommendation="favourable", **answers)
    with pytest.raises(ApplicationUnknown):
        services.give_opinion(milo, committee.lea, grid={}, recommendation=Recommendation.FAVOURABLE)


def test_coordination_sees_who_has_read_and_reads_opinions_once_given(committee: Committee, milo: Application) -> None:
    rachid = committee.browser(committee.rachid)
    path = f"/coordination/encadrement/candidatures/{milo.ref}"
    assert rachid.get(path).has("0 avis sur 2.")
    committee.read(committee.lea, milo, comment="Un projet mûr")
    page = rachid.get(path)
    assert page.has("N’a pas encore lu : Hugo Schmitt")
    assert page.has("Léa Dietrich : favorable")
    assert page.has("Un projet mûr")
    hub = rachid.get("/coordination/encadrement/comite")
    assert hub.has("1 sur 1")
    assert not hub.has("favorable")


def test_coordinator_who_sits_on_the_committee_gives_theirs_first(committee: Committee, milo: Application) -> None:
    grant_role(committee.rachid, Role.COMMITTEE, committee.programme, actor="command")
    committee.read(committee.lea, milo, comment="Un projet mûr")
    path = f"/coordination/encadrement/candidatures/{milo.ref}"
    page = committee.browser(committee.rachid).get(path)
    assert not page.has("Un projet mûr")
    assert page.has("les avis des autres se montrent une fois le vôtre donné")
    committee.declare(committee.rachid)
    committee.read(committee.rachid, milo)
    assert committee.browser(committee.rachid).get(path).has("Un projet mûr")


def test_committee_prepares_and_the_coordination_sends(committee: Committee, milo: Application) -> None:
    browser = committee.browser(committee.lea)
    first = browser.get(file_of(committee, milo.ref))
    assert not first.has("Préparer la réponse du comité")
    page = committee.read(committee.lea, milo)
    wrong = browser.submit(page, "Préparer cette réponse", decision="decline", reason="Projet flou", status=422)
    assert wrong.has("Choisissez la raison que lira la personne")
    after = browser.follow(
        browser.submit(
            page, "Préparer cette réponse", decision="decline", sentence="no_match", reason="Projet encore flou"
        )
    )
    assert after.has("La coordination l’enverra avec toutes les autres.")
    assert after.has("Projet encore flou")
    assert not committee.browser(committee.hugo).get(file_of(committee, milo.ref)).has("Projet encore flou")
    assert letters_to(milo.email) == []
    rachid = committee.browser(committee.rachid)
    listed = rachid.get("/coordination/encadrement/decisions")
    assert listed.has("préparée par Léa Dietrich")
    rachid.submit(listed, "Envoyer la réponse")
    letter = last_letter(milo.email)
    assert "Aucun mentor disponible" in letter.text
    assert "flou" not in letter.text + letter.html


def test_prepared_answer_is_taken_back_by_a_reader(committee: Committee, milo: Application) -> None:
    page = committee.read(committee.lea, milo)
    browser = committee.browser(committee.lea)
    page = browser.follow(browser.submit(page, "Préparer cette réponse", decision="accept"))
    assert browser.follow(browser.submit(page, "Annuler cette réponse")).has("La réponse préparée est annulée.")
    db.session.refresh(milo)
    assert milo.decision is None


def test_one_who_has_not_read_prepares_nothing(committee: Committee, milo: Application) -> None:
    browser = committee.browser(committee.hugo)
    page = browser.get(file_of(committee, milo.ref))
    token = dict(page.form("Donner mon avis").fields())["csrf_token"]
    data = {"csrf_token": token, "decision": "accept", "seen": "1"}
    assert browser.post(f"{file_of(committee, milo.ref)}/reponse", data, status=422).has("Donnez d’abord votre avis.")


def test_reading_ends_with_the_pairing(committee: Committee, milo: Application) -> None:
    committee.programme.state = ProgrammeState.COMMITTING
    browser = committee.browser(committee.lea)
    assert browser.get(f"{committee.home}/lecture").has("Aucune demande à examiner")
    assert browser.get(file_of(committee, milo.ref), status=422).has("Le comité ne lit pas les dossiers en ce moment.")


def test_another_programme_s_committee_finds_nothing(committee: Committee, milo: Application) -> None:
    other = make_programme(slug="ailleurs")
    elsa = make_staff(other, "elsa@exemple.fr", Role.COMMITTEE, first_name="Elsa", last_name="Ferry")
    browser = committee.browser(elsa)
    for path in ("", "/liens", "/lecture", f"/lecture/{milo.ref}"):
        browser.get(committee.home + path, status=403)


def test_opinions_and_links_go_with_the_file(committee: Committee, milo: Application) -> None:
    committee.read(committee.lea, milo)
    services.record_link(milo, committee.hugo, actor=committee.rachid.ref)
    blank(milo)
    assert db.session.scalars(select(Opinion)).all() == []
    assert db.session.scalars(select(Recusal)).all() == []
