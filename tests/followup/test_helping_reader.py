"""Whoever was chosen reads and answers, by their own address alone; reminded of the day they promised."""

import pytest
from app.access.errors import AddressOfStaff
from app.access.queries import person_by_email
from app.access.services import correct_address
from app.applications.models import ApplicantRole, ApplicationState
from app.applications.services.erasing import erase_files
from app.core.database import db
from app.followup.models import HelpState
from app.organisation.services import add_referent
from app.programmes.queries import is_any_staff
from app.programmes.services import join_referent, leave_referent
from flask import Flask

from tests.charters.cast import make_application
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.followup.helping import (
    ADA,
    ANSWER,
    MILO,
    RACHID,
    SOLENE,
    STORY,
    Helped,
    ask,
    enter,
    make_helped,
    opened,
    the_request,
)
from tests.support.letters import last_letter, letters_to, make_person, sign_in


@pytest.fixture
def helped(app: Flask) -> Helped:
    found = make_helped()
    ask(enter(app, MILO), found)
    return found


def test_joining_gives_a_way_in_and_no_role(app: Flask, helped: Helped) -> None:
    solene = person_by_email(SOLENE)
    assert solene is not None
    assert solene.full_name == "Solène Marty"
    assert not is_any_staff(solene.id)
    visitor = Visitor(app)
    assert sign_in(visitor, SOLENE).endswith("/aides")
    assert visitor.get("/mon-compte").link("Voir les demandes") == "/aides"
    assert not enter(app, ADA).get("/mon-compte").has("Demandes d’aide")
    visitor.get("/coordination/local", status=403)
    visitor.get(f"/mon-binome/{helped.pair.ref}", status=404)


def test_the_letter_leads_to_the_list_after_signing_in(app: Flask, helped: Helped) -> None:
    assert "http://localhost/aides" in last_letter(SOLENE).text
    page = Visitor(app).get("/aides", status=403)
    assert "next=followup.referent.index" in page.html


def test_nothing_is_read_before_it_is_opened_and_its_author_sees_when(app: Flask, helped: Helped) -> None:
    solene = enter(app, SOLENE)
    page = solene.get("/aides")
    assert page.has("Milo Łukasik, le 12 octobre 2026")
    assert page.has("Réponse au plus tard le jeudi 15 octobre 2026")
    assert not solene.get(f"/aides/{the_request().ref}").has("Canari")
    page = opened(solene)
    assert page.has(STORY)
    assert page.has("Nos attentes ne se rejoignent pas")
    thread = enter(app, MILO).get(f"{helped.path}/{the_request().ref}")
    assert thread.has("Solène Marty a ouvert votre demande le 12 octobre 2026.")


def test_an_answer_reaches_its_author_and_its_words_no_mailbox(app: Flask, helped: Helped) -> None:
    solene = enter(app, SOLENE)
    page = solene.follow(solene.submit(opened(solene), "Répondre", text=ANSWER))
    assert page.has("Votre réponse est envoyée.")
    letter = last_letter(MILO)
    assert (letter.name, letter.subject, letter.programme_id) == ("help_answered", "Une réponse vous attend", None)
    assert "Canari" not in letter.text + letter.html
    milo = enter(app, MILO)
    thread = milo.get(f"{helped.path}/{the_request().ref}")
    assert thread.has("Solène Marty vous a répondu le 12 octobre 2026.")
    assert thread.has(ANSWER)
    milo.submit(thread, "Envoyer", text="Merci.")
    assert the_request().state is HelpState.OPEN
    assert last_letter(SOLENE).name == "help_waiting"


def test_an_answer_to_a_page_out_of_date_is_refused_and_kept(app: Flask, helped: Helped) -> None:
    solene, milo = enter(app, SOLENE), enter(app, MILO)
    stale = opened(solene)
    milo.submit(milo.get(f"{helped.path}/{the_request().ref}"), "Envoyer", text="Encore un mot.")
    page = solene.submit(stale, "Répondre", text=ANSWER, status=409)
    assert page.has("La demande a changé depuis que vous avez ouvert la page.")
    assert page.has("Encore un mot.")
    assert page.has(ANSWER)
    solene.submit(page, "Répondre", text=ANSWER)


def test_an_answer_sent_twice_is_one_answer(app: Flask, helped: Helped) -> None:
    solene = enter(app, SOLENE)
    page = opened(solene)
    for _ in range(2):
        solene.submit(page, "Répondre", text=ANSWER)
    assert [each.text for each in the_request().messages] == [STORY, ANSWER]
    assert [each.name for each in letters_to(MILO)].count("help_answered") == 1
    solene.submit(page, "Répondre", text="Autre chose.", status=409)


def test_having_spoken_is_an_answer_without_words(app: Flask, helped: Helped) -> None:
    solene = enter(app, SOLENE)
    page = solene.follow(solene.submit(opened(solene), "Nous nous sommes parlé"))
    assert page.has("C’est noté")
    before = len(letters_to(MILO))
    thread = enter(app, MILO).get(f"{helped.path}/{the_request().ref}")
    assert thread.has("Solène Marty et vous, vous êtes parlé le 12 octobre 2026.")
    page = solene.follow(solene.submit(page, "Clore la demande"))
    assert page.has("La demande est close.")
    assert the_request().state is HelpState.CLOSED
    assert len([each for each in letters_to(MILO) if each.name.startswith("help")]) == 1 <= before


def test_what_nobody_answered_is_not_closed_by_its_reader(app: Flask, helped: Helped) -> None:
    solene = enter(app, SOLENE)
    token = dict(opened(solene).form("Répondre").fields())
    solene.post(f"/aides/{the_request().ref}/clore", token, status=409)
    assert the_request().state is HelpState.OPEN


def test_nobody_else_opens_it_not_even_another_referent(app: Flask, helped: Helped) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    path = f"/aides/{the_request().ref}"
    for email in (ADA, MILO, RACHID, "zoe@exemple.fr"):
        visitor = enter(app, email)
        visitor.get(path, status=404)
        token = dict(visitor.get("/mon-compte").form().fields())
        for act in ("", "/ouvrir", "/parle", "/clore"):
            visitor.post(path + act, token, status=404)
        assert visitor.get("/aides").has("Personne ne vous a demandé d’aide.")


def test_whoever_replaces_a_referent_is_given_nothing_asked_before(app: Flask, helped: Helped) -> None:
    """The coordinator puts an address of theirs under the same name: past requests stay where they are."""
    impostor = add_referent(name="Solène Marty", email="autre@exemple.fr", outside_coordination=True, actor="command")
    leave_referent(helped.programme, helped.outside, actor="command")
    join_referent(helped.programme, impostor, actor="command")
    helped.outside.email = "detourne@exemple.fr"
    db.session.commit()
    for email in ("autre@exemple.fr", RACHID):
        visitor = enter(app, email)
        assert visitor.get("/aides").has("Personne ne vous a demandé d’aide.")
        visitor.get(f"/aides/{the_request().ref}", status=404)
    solene = enter(app, SOLENE)
    assert opened(solene).has(STORY)


def test_the_address_of_whoever_is_confided_in_is_not_for_the_coordination_to_move(app: Flask, helped: Helped) -> None:
    solene = person_by_email(SOLENE)
    assert solene is not None
    with pytest.raises(AddressOfStaff):
        correct_address(solene, "detourne@exemple.fr", actor="command")
    leave_referent(helped.programme, helped.outside, actor="command")
    helped.outside.email = "autre@exemple.fr"
    db.session.commit()
    with pytest.raises(AddressOfStaff):
        correct_address(solene, "detourne@exemple.fr", actor="command")


def test_a_referent_whose_own_application_is_erased_keeps_their_way_in(
    app: Flask, helped: Helped, now: FixedClock
) -> None:
    application = make_application(helped.programme, ApplicantRole.MENTOR, SOLENE, "Solène", "Marty")
    application.state = ApplicationState.WITHDRAWN
    application.submitted_at = application.withdrawn_at = now()
    db.session.commit()
    assert erase_files(now.advance(days=40)) == 1
    db.session.commit()
    assert opened(enter(app, SOLENE)).has(STORY)


def test_the_list_costs_the_same_however_long(app: Flask, helped: Helped) -> None:
    solene, milo = enter(app, SOLENE), enter(app, MILO)
    costs = []
    for _ in range(2):
        for _ in range(3):
            ask(milo, helped)
        solene.get("/aides")
        mine = milo.get(helped.path)
        costs.append((solene.queries, milo.queries, mine.has("Vos demandes")))
    assert costs[0] == costs[1]
