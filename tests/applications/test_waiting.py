"""The waiting list: its order, and the first called up when a place falls free."""

import pytest
from app.applications import queries, services
from app.applications.errors import ActImpossible, ApplicationMovedOn, WaitingListMoved
from app.applications.models import Application, ApplicationState, Decision
from app.core.database import db
from flask import Flask

from tests.applications.committee import MENTEE, MENTOR, Committee, make_committee
from tests.applications.world import acts
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.pages import PageClient

LIST = "/coordination/encadrement/liste-d-attente"


@pytest.fixture
def committee(app: Flask) -> Committee:
    return make_committee(app)


def prepared(committee: Committee, *names: str) -> list[Application]:
    """Files about to be told that they wait, in that order."""
    files = [committee.file(name, name.title()) for name in names]
    for each in files:
        services.prepare_decision(each, Decision.WAITLIST, actor=committee.rachid.ref, seen=each.version)
    db.session.commit()
    return files


def waiting(committee: Committee, *names: str) -> list[Application]:
    """The same, once they are told."""
    files = prepared(committee, *names)
    services.release_decisions(committee.programme, actor=committee.rachid.ref)
    db.session.commit()
    return files


def order(committee: Committee) -> list[str]:
    """The first names on the list, in order."""
    return [each.first_name for each in queries.waiting_list(committee.programme.id, MENTEE)]


def test_list_grows_by_its_end_and_forgets_who_leaves(committee: Committee) -> None:
    ana, bob, cyd = prepared(committee, "Ana", "Bob", "Cyd")
    assert order(committee) == ["Ana", "Bob", "Cyd"]
    services.undo_decision(bob, actor=committee.rachid.ref, seen=bob.version)
    assert (order(committee), bob.waiting_rank) == (["Ana", "Cyd"], None)
    services.withdraw_application(ana, actor="visitor")
    assert (order(committee), ana.waiting_rank) == (["Cyd"], None)
    assert cyd.waiting_rank == 3


def test_buttons_order_the_list_without_script(committee: Committee) -> None:
    waiting(committee, "Ana", "Bob", "Cyd")
    browser = committee.browser(committee.rachid)
    after = browser.follow(browser.submit(browser.get(LIST), "Descendre Ana"))
    assert order(committee) == ["Bob", "Ana", "Cyd"]
    assert after.has("Ana Ana descend d’une place.")
    browser.submit(after, "Monter Cyd")
    assert order(committee) == ["Bob", "Cyd", "Ana"]


def test_two_who_order_at_once_do_not_undo_each_other(committee: Committee) -> None:
    waiting(committee, "Ana", "Bob", "Cyd")
    browser = committee.browser(committee.rachid)
    page = browser.get(LIST)
    browser.submit(page, "Descendre Ana")
    assert browser.submit(page, "Descendre Ana", status=409).has("La liste d’attente a changé entre-temps.")
    assert order(committee) == ["Bob", "Ana", "Cyd"]


def test_first_is_called_up_and_told(committee: Committee) -> None:
    ana, bob = waiting(committee, "Ana", "Bob")
    browser = committee.browser(committee.rachid)
    page = browser.get(f"{LIST}/mentore/avancer")
    assert page.has("Retenir Ana Ana ?")
    assert letters_to(ana.email)[-1].name == "application_waitlisted"
    after = browser.follow(browser.submit(page, "Retenir Ana Ana"))
    assert not after.all("a", href=f"/coordination/encadrement/candidatures/{ana.ref}")
    db.session.refresh(ana)
    assert (ana.state, ana.decision, ana.waiting_rank) == (ApplicationState.ACCEPTED, Decision.ACCEPT, None)
    letter = last_letter(ana.email)
    assert (letter.name, letter.subject) == ("application_promoted", "Une place s’est libérée")
    assert "une place s’est libérée et votre candidature est retenue" in letter.text
    assert acts(ana)[-1] == "application_promoted"
    assert browser.submit(page, "Retenir Ana Ana", status=409).has("La liste d’attente a changé")
    assert order(committee) == [bob.first_name]


def test_calling_up_skips_who_is_about_to_be_answered_otherwise(committee: Committee) -> None:
    ana, bob = waiting(committee, "Ana", "Bob")
    services.prepare_decision(ana, Decision.DECLINE, sentence="Hors du territoire.", actor="x", seen=ana.version)
    db.session.commit()
    assert committee.browser(committee.rachid).get(f"{LIST}/mentore/avancer").has("Retenir Bob Bob ?")
    with pytest.raises(WaitingListMoved):
        services.call_up(committee.programme, MENTEE, expected=ana.ref, seen=ana.version, actor="x")
    with pytest.raises(ApplicationMovedOn):
        services.call_up(committee.programme, MENTEE, expected=bob.ref, seen=1, actor="x")
    with pytest.raises(WaitingListMoved):
        services.call_up(committee.programme, MENTOR, expected=bob.ref, seen=bob.version, actor="x")


def test_who_is_not_told_yet_is_not_called_up(committee: Committee) -> None:
    (ana,) = prepared(committee, "Ana")
    assert committee.browser(committee.rachid).get(f"{LIST}/mentore/avancer").has("Personne n’attend sur cette liste")
    with pytest.raises(ActImpossible):
        services.write_notes(committee.file("Bob", "Bob", state="expired"), "x", actor="x", seen=1)
    assert ana.state is ApplicationState.ELIGIBLE


def test_free_place_is_said_while_somebody_waits(committee: Committee) -> None:
    browser = committee.browser(committee.rachid)
    assert not browser.get("/coordination/encadrement").has("place est libre")
    waiting(committee, "Ana")
    page = browser.get("/coordination/encadrement")
    assert page.has("1 place est libre et quelqu’un attend sur la liste")
    assert browser.get(page.link("Faire avancer la liste")).has("Ana Ana")
    for number in range(8):
        committee.file(f"Retenu{number}", "Oui", state="accepted")
    assert not browser.get("/coordination/encadrement").has("place est libre")


def test_waiting_person_reads_a_date_and_never_a_rank(committee: Committee, app: Flask) -> None:
    waiting(committee, "Ana", "Bob")
    browser = PageClient(app)
    sign_in(browser, "bob.bob@exemple.fr")
    page = browser.get("/programmes/encadrement/ma-candidature")
    assert page.has("liste d’attente")
    assert page.has("2026") or page.has("2027")
    for rank in ("rang", "2e", "deuxième", "position"):
        assert rank not in page.text
