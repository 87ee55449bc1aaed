"""Members of a committee say with whom they have a link, before they open any file."""

import pytest
from app.access.landing import path_for
from app.applications import queries, services
from app.applications.errors import LinkGone, LinksChanged, OwnLink
from app.applications.models import Opinion, Recusal
from app.core.database import db
from app.programmes.models import ProgrammeState
from flask import Flask
from sqlalchemy import select

from tests.applications.committee import MENTOR, Committee, make_committee
from tests.applications.world import acts
from tests.conftest import FixedClock


@pytest.fixture
def committee(app: Flask) -> Committee:
    return make_committee(app)


def test_home_says_first_to_declare_links(committee: Committee) -> None:
    committee.file()
    page = committee.browser(committee.lea).get(committee.home)
    assert page.has("Dites avec qui vous avez un lien.")
    assert not page.has("Humbert")
    assert page.has("Le comité se réunit")


def test_nothing_to_examine_before_the_selection(app: Flask) -> None:
    committee = make_committee(app, ProgrammeState.OPEN)
    committee.file()
    browser = committee.browser(committee.lea)
    for path in ("", "/liens", "/lecture"):
        page = browser.get(committee.home + path)
        assert page.has("Aucune demande à examiner. La coordination vous préviendra avant le comité.")
        assert not page.has("Humbert")


def test_list_of_links_shows_names_and_functions_alone(committee: Committee) -> None:
    committee.file()
    committee.file("Ada", "Roth", MENTOR)
    page = committee.browser(committee.lea).get(f"{committee.home}/liens")
    assert page.title.endswith("Avez-vous un lien avec une de ces personnes ?")
    assert page.has("Milo Humbert")
    assert page.has("Mentor, Direction des soins")
    for kept in ("milo.humbert@exemple.fr", "Hôpital des Trois Fontaines", "équipe en tension", "Jeanne Interdite"):
        assert not page.has(kept)


def test_no_file_opens_before_links_are_declared(committee: Committee) -> None:
    milo = committee.file()
    browser = committee.browser(committee.lea)
    for path in ("/lecture", f"/lecture/{milo.ref}"):
        assert browser.get(committee.home + path, status=303).location.endswith("/comite/encadrement/liens")
    token = dict(browser.get(f"{committee.home}/liens").form().fields())["csrf_token"]
    answers = {"csrf_token": token, "recommendation": "favourable"}
    refused = browser.post(f"{committee.home}/lecture/{milo.ref}", answers, status=403)
    assert refused.has("Dites d’abord avec qui vous avez un lien.")
    assert db.session.scalar(select(Opinion)) is None


def test_no_link_is_an_answer_and_saying_nothing_is_none(committee: Committee) -> None:
    milo = committee.file()
    browser = committee.browser(committee.lea)
    page = browser.get(f"{committee.home}/liens")
    wrong = browser.submit(page, "Enregistrer", status=422)
    assert wrong.errors() == ["Cochez les personnes avec qui vous avez un lien, ou « Aucun lien »"]
    both = browser.submit(page, "Enregistrer", people=milo.ref, none="y", status=422)
    assert both.errors() == ["Gardez « Aucun lien », ou les personnes que vous avez cochées"]
    after = browser.follow(browser.submit(page, "Enregistrer", none="y"))
    assert after.has("Vos liens sont enregistrés : aucun.")
    assert after.has("1 dossier attend votre avis.")
    assert browser.get(f"{committee.home}/lecture/{milo.ref}").has("Milo Humbert")


def test_declared_file_is_not_there_any_more(committee: Committee) -> None:
    milo = committee.file()
    committee.file("Zoé", "Kern")
    committee.declare(committee.lea, milo)
    browser = committee.browser(committee.lea)
    assert acts(milo) == ["link_declared"]
    for path in ("", "/liens", "/lecture"):
        assert not browser.get(committee.home + path).has("Humbert")
    browser.get(f"{committee.home}/lecture/{milo.ref}", status=404)
    assert browser.get(f"{committee.home}/lecture").has("Zoé Kern")
    assert committee.browser(committee.hugo).get(f"{committee.home}/liens").has("Milo Humbert")


def test_link_may_be_added_at_any_time_and_takes_the_opinion_with_it(committee: Committee) -> None:
    milo = committee.file()
    committee.declare(committee.lea)
    committee.read(committee.lea, milo)
    committee.declare(committee.lea, milo)
    assert db.session.scalar(select(Opinion)) is None
    assert db.session.scalars(select(Recusal)).one().person_id == committee.lea.id


def test_whoever_applies_later_is_asked_about_too(committee: Committee, now: FixedClock) -> None:
    committee.file()
    committee.declare(committee.lea)
    now.advance(hours=1)
    late = committee.file("Zoé", "Kern")
    browser = committee.browser(committee.lea)
    assert browser.get(committee.home).has("1 candidature est arrivée depuis.")
    browser.get(f"{committee.home}/lecture/{late.ref}", status=303)
    now.advance(minutes=1)
    committee.declare(committee.lea)
    browser.get(f"{committee.home}/lecture/{late.ref}")


def test_whoever_applies_while_the_list_is_read_is_not_covered(committee: Committee, now: FixedClock) -> None:
    milo = committee.file()
    browser = committee.browser(committee.lea)
    page = browser.get(f"{committee.home}/liens")
    now.advance(minutes=1)
    committee.file("Zoé", "Kern")
    again = browser.submit(page, "Enregistrer", people=milo.ref, status=409)
    assert again.has("De nouvelles candidatures sont arrivées")
    assert again.has("Zoé Kern")
    assert not queries.links_count(committee.programme.id, committee.lea.id)
    browser.submit(again, "Enregistrer")
    assert queries.links_count(committee.programme.id, committee.lea.id) == 1
    with pytest.raises(LinksChanged):
        services.declare_links(committee.programme, committee.hugo, (), seen=None)


def test_coordination_alone_takes_a_link_back(committee: Committee) -> None:
    milo = committee.file()
    assert services.record_link(milo, committee.lea, actor=committee.rachid.ref)
    assert not services.record_link(milo, committee.lea, actor=committee.rachid.ref)
    with pytest.raises(OwnLink):
        services.take_link_back(milo, committee.lea, actor=committee.lea.ref)
    services.take_link_back(milo, committee.lea, actor=committee.rachid.ref)
    with pytest.raises(LinkGone):
        services.take_link_back(milo, committee.lea, actor=committee.rachid.ref)
    assert acts(milo) == ["link_declared", "link_taken_back"]


def test_ones_own_file_is_hidden_without_saying_so(committee: Committee) -> None:
    own = committee.file("Léa", "Dietrich")
    own.person_id = committee.lea.id
    db.session.commit()
    assert queries.hidden_ids(committee.lea.id, committee.programme.id) == {own.id}
    assert not committee.browser(committee.lea).get(f"{committee.home}/liens").all("input", value=own.ref)


def test_committee_lands_on_its_home(committee: Committee, app: Flask) -> None:
    with app.test_request_context():
        assert path_for(committee.lea) == "/comite/encadrement"
        assert path_for(committee.rachid) == "/coordination/encadrement"
        committee.programme.state = ProgrammeState.RUNNING
        assert path_for(committee.lea) == "/comite/encadrement"


def test_strangers_find_no_committee(committee: Committee, app: Flask) -> None:
    committee.file()
    for path in ("", "/liens", "/lecture"):
        committee.browser(committee.rachid).get(committee.home + path, status=403)
