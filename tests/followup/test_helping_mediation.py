"""A mediation: the other member learns of it when its author says so, and of nothing else."""

import pytest
from app.core.database import db
from app.followup.models import HelpState
from app.pairing.models import PairState
from flask import Flask

from tests.followup.helping import ADA, MILO, RACHID, SOLENE, Helped, ask, enter, make_helped, the_request
from tests.support.letters import last_letter, letters_to


@pytest.fixture
def helped(app: Flask) -> Helped:
    found = make_helped()
    ask(enter(app, MILO), found, door="mediation")
    return found


def test_the_other_member_learns_nothing_before(app: Flask, helped: Helped) -> None:
    before = [each.name for each in letters_to(ADA)]
    page = enter(app, ADA).get(f"/mon-binome/{helped.pair.ref}")
    assert not page.has("médiation")
    assert [each.name for each in letters_to(ADA)][: len(before)] == before
    assert not any(each.name.startswith("help") for each in letters_to(ADA))


def test_its_author_lets_them_know_after_reading_what_they_will_see(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    thread = milo.get(f"{helped.path}/{the_request().ref}")
    page = milo.get(thread.link("Avertir Ada"))
    assert page.title == "Avertir Ada d’une médiation ?"
    assert page.has("De quoi il s’agit, ce que vous avez écrit, ni ce qui vous a été répondu.")
    page = milo.follow(milo.submit(page, "Avertir Ada"))
    assert page.has("Ada est au courant de la médiation, et de rien d’autre.")
    letter = last_letter(ADA)
    assert (letter.name, letter.programme_id, letter.reply_to) == ("help_mediation", None, SOLENE)
    assert "Canari" not in letter.text + letter.html
    assert "aide" not in letter.subject
    assert last_letter(SOLENE).name == "help_waiting"
    page = enter(app, ADA).get(f"/mon-binome/{helped.pair.ref}")
    assert page.has("Une médiation est proposée à votre binôme")
    assert page.has("Solène Marty la mène")
    assert not page.has("Canari")
    assert not enter(app, MILO).get(f"/mon-binome/{helped.pair.ref}").has("Une médiation est proposée")


def test_it_is_released_once_and_only_where_it_was_asked_for(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    path = f"{helped.path}/{the_request().ref}"
    form = milo.get(f"{path}/mediation")
    milo.submit(form, "Avertir Ada")
    milo.submit(form, "Avertir Ada", status=409)
    milo.get(f"{path}/mediation", status=404)
    assert len([each for each in letters_to(ADA) if each.name == "help_mediation"]) == 1
    ask(milo, helped, door="advice")
    milo.get(f"{helped.path}/{the_request().ref}/mediation", status=404)


def test_nobody_is_let_know_of_a_mediation_once_it_is_over(app: Flask, helped: Helped) -> None:
    milo, path = enter(app, MILO), f"{helped.path}/{the_request().ref}"
    form = milo.get(f"{path}/mediation")
    helped.pair.state = PairState.ENDED_EARLY
    db.session.commit()
    milo.submit(form, "Avertir Ada", status=409)
    milo.get(f"{path}/mediation", status=404)
    assert not milo.get(path).has("Avertir Ada")
    assert not any(each.name == "help_mediation" for each in letters_to(ADA))


def test_the_referent_writes_to_both_only_then(app: Flask, helped: Helped) -> None:
    solene, milo, path = enter(app, SOLENE), enter(app, MILO), f"/aides/{the_request().ref}"
    page = solene.follow(solene.submit(solene.get(path), "Ouvrir la demande"))
    assert page.has("N’écrivez pas à Ada avant que Milo donne son accord")
    assert ADA not in page.html
    milo.submit(milo.get(f"{helped.path}/{the_request().ref}/mediation"), "Avertir Ada")
    page = solene.get(path)
    assert page.has("vous pouvez écrire à Milo et à Ada.")
    assert page.link(ADA) == f"mailto:{ADA}"


def test_once_closed_the_pair_page_says_nothing_of_it(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    path = f"{helped.path}/{the_request().ref}"
    milo.submit(milo.get(f"{path}/mediation"), "Avertir Ada")
    milo.submit(milo.get(path), "Clore ma demande")
    assert the_request().state is HelpState.CLOSED
    db.session.commit()
    assert not enter(app, ADA).get(f"/mon-binome/{helped.pair.ref}").has("médiation")
    assert not any(each.name.startswith("help") for each in letters_to(RACHID))
