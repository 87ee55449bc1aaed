"""Asking for help in confidence: who will read is known first, and what follows has a date."""

from typing import Any

from app.core.database import db
from app.followup.models import HelpRequest, HelpState
from app.organisation.services import add_referent
from app.pairing.models import PairState
from app.programmes.services import join_referent, leave_referent
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import FixedClock
from tests.followup.helping import (
    ADA,
    MILO,
    RACHID,
    SOLENE,
    STORY,
    Helped,
    ask,
    enter,
    the_request,
)
from tests.support.letters import last_letter, letters_to, make_person


def test_who_reads_and_who_knows_is_said_before_writing(app: Flask, helped: Helped) -> None:
    page = enter(app, MILO).get(helped.path)
    assert page.title == "Demander de l’aide"
    assert page.has("La personne que vous choisissez vous répond sous 3 jours ouvrés. Ada ne l’apprendra pas.")
    assert page.has("Solène Marty, médiatrice, hors de la coordination")
    assert page.has("Rachid Meyer, coordination")
    assert page.has("Lu par la personne que vous choisissez ; Ada apprendra seulement que le mentorat s’arrête")
    assert page.has("appelez le 17 ou le 112 (urgence), ou le 3114")


def test_it_arrives_with_a_day_promised_and_two_letters(app: Flask, helped: Helped) -> None:
    page = ask(enter(app, MILO), helped)
    assert page.title == "Votre demande est bien arrivée."
    assert page.has("Solène Marty vous répond au plus tard jeudi 15 octobre 2026.")
    mine = last_letter(MILO)
    assert (mine.name, mine.subject, mine.programme_id) == ("help_received", "Votre message est bien arrivé", None)
    assert "Solène Marty a reçu votre message" in mine.text
    theirs = last_letter(SOLENE)
    assert (theirs.name, theirs.programme_id) == ("help_waiting", None)
    for letter in (mine, theirs):
        assert "Canari" not in letter.text + letter.html + letter.subject
        assert letter.reply_to == SOLENE
    assert "Milo" not in theirs.text + theirs.html
    assert "Mentorat 2027" not in theirs.text + theirs.sender_name


def test_the_story_is_encrypted_at_rest(app: Flask, helped: Helped) -> None:
    ask(enter(app, MILO), helped, contact="phone", phone="06 12 34 56 78")
    raw = db.session.connection().exec_driver_sql("SELECT text FROM help_message").scalars().all()
    row = db.session.connection().exec_driver_sql("SELECT subject, phone FROM help_request").one()
    assert all("Canari" not in each for each in raw)
    assert "expectations" not in row[0]
    assert row[1][:2] != "06"
    assert the_request().messages[0].text == STORY
    assert the_request().phone == "06 12 34 56 78"


def test_every_choice_is_asked_for_and_nothing_typed_is_lost(app: Flask, helped: Helped) -> None:
    page = ask(enter(app, MILO), helped, status=422, subject=None, door=None, helper=None, contact=None)
    for sentence in (
        "Choisissez de quoi il s’agit",
        "Choisissez ce que vous aimeriez",
        "Choisissez qui lira votre demande",
        "Choisissez comment vous joindre",
    ):
        assert page.has(sentence)
    assert page.has(STORY)
    page = ask(enter(app, MILO), helped, status=422, contact="phone", phone="12")
    assert page.has("Écrivez le numéro où vous appeler, par exemple 06 12 34 56 78")
    assert not letters_to(SOLENE)


def test_the_same_form_sent_twice_is_one_request(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    form = milo.get(helped.path)
    said: dict[str, Any] = {"subject": "other", "door": "advice", "helper": helped.outside.id, "contact": "email"}
    first = milo.submit(form, "Envoyer ma demande", **said)
    assert milo.submit(form, "Envoyer ma demande", **said).location == first.location
    assert db.session.scalar(select(func.count(HelpRequest.id))) == 1
    assert len(letters_to(SOLENE)) == 1


def test_the_same_form_written_anew_is_another_request(app: Flask, helped: Helped) -> None:
    """One goes back, adds a sentence or chooses somebody else, sends again: nothing of it may be dropped in silence."""
    milo = enter(app, MILO)
    form = milo.get(helped.path)
    said: dict[str, Any] = {"subject": "other", "door": "advice", "helper": helped.outside.id, "contact": "email"}
    first = milo.submit(form, "Envoyer ma demande", **said)
    for change in ({"story": STORY}, {"helper": helped.inside.id}):
        assert milo.submit(form, "Envoyer ma demande", **said | change).location != first.location
    assert db.session.scalar(select(func.count(HelpRequest.id))) == 3
    assert len(letters_to(SOLENE)) == 2
    assert last_letter(RACHID).name == "help_waiting"


def test_a_message_sent_twice_is_one_message(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    ask(milo, helped)
    page = milo.get(f"{helped.path}/{the_request().ref}")
    for _ in range(2):
        milo.submit(page, "Envoyer", text="Encore un mot.")
    assert [each.text for each in the_request().messages] == [STORY, "Encore un mot."]
    assert len(letters_to(SOLENE)) == 2
    milo.submit(page, "Envoyer", text="Et un autre.")
    milo.submit(page, "Envoyer", text="Encore un mot.")
    assert len(the_request().messages) == 4


def test_a_referent_who_is_of_the_pair_or_has_left_is_not_offered(app: Flask, helped: Helped) -> None:
    ada = add_referent(name="Ada Lovelace", email=ADA, outside_coordination=True, actor="command")
    join_referent(helped.programme, ada, actor="command")
    milo = enter(app, MILO)
    page = milo.get(helped.path)
    assert not page.has("Ada Lovelace")
    assert ask(milo, helped, status=422, helper=ada.id).has("Choisissez qui lira votre demande")
    leave_referent(helped.programme, helped.outside, actor="command")
    db.session.commit()
    assert ask(milo, helped, status=422, helper=helped.outside.id).has("Choisissez qui lira votre demande")
    assert not letters_to(RACHID)
    leave_referent(helped.programme, helped.inside, actor="command")
    db.session.commit()
    page = milo.get(helped.path)
    assert page.has("Personne n’est encore désigné")
    assert page.has("Anne Muller, coordination du programme")


def test_one_referent_alone_is_said_to_be(app: Flask, helped: Helped) -> None:
    leave_referent(helped.programme, helped.inside, actor="command")
    db.session.commit()
    milo = enter(app, MILO)
    page = milo.get(helped.path)
    assert page.has("Solène Marty est la seule personne désignée pour ce programme")
    assert page.has("Lu seulement par Solène Marty")
    assert ask(milo, helped).has("Solène Marty vous répond au plus tard")


def test_a_coordinator_is_never_said_to_stand_outside(app: Flask, helped: Helped) -> None:
    helped.inside.outside_coordination = True
    db.session.commit()
    assert enter(app, MILO).get(helped.path).has("Rachid Meyer, coordination")


def test_the_thread_says_where_it_stands(app: Flask, helped: Helped, now: FixedClock) -> None:
    milo = enter(app, MILO)
    ask(milo, helped)
    path = f"{helped.path}/{the_request().ref}"
    page = milo.get(path)
    assert page.has("Solène Marty vous répond au plus tard jeudi 15 octobre 2026.")
    assert page.has("Solène Marty n’a pas encore ouvert votre demande.")
    now.advance(days=4)
    page = milo.get(path)
    assert page.has("La réponse de Solène Marty était promise pour le 15 octobre 2026.")
    assert page.has("Vous pouvez confier votre demande à quelqu’un d’autre : Rachid Meyer.")
    again = milo.get(page.link("Confier ma demande à quelqu’un d’autre"))
    assert again.has(STORY)
    milo.submit(again, "Envoyer ma demande", helper=helped.inside.id)
    assert last_letter(RACHID).name == "help_waiting"


def test_closing_and_writing_again(app: Flask, helped: Helped, now: FixedClock) -> None:
    milo = enter(app, MILO)
    ask(milo, helped)
    path = f"{helped.path}/{the_request().ref}"
    assert milo.follow(milo.submit(milo.get(path), "Clore ma demande")).has("Votre demande est close depuis le")
    now.advance(days=7)
    page = milo.follow(milo.submit(milo.get(path), "Envoyer et rouvrir", text="Encore moi."))
    assert page.has("Solène Marty vous répond au plus tard jeudi 22 octobre 2026.")
    assert the_request().state is HelpState.OPEN
    assert [each.name for each in letters_to(SOLENE)] == ["help_waiting", "help_waiting"]
    assert milo.submit(milo.get(path), "Envoyer", text=" ", status=422).has("Écrivez votre message")


def test_nobody_but_its_author_opens_it(app: Flask, helped: Helped) -> None:
    ask(enter(app, MILO), helped)
    path = f"{helped.path}/{the_request().ref}"
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    for email in (ADA, RACHID, SOLENE, "zoe@exemple.fr"):
        visitor = enter(app, email)
        for page in (path, f"{path}/envoyee", f"{path}/mediation"):
            visitor.get(page, status=404)
        token = dict(visitor.get("/mon-compte").form().fields())
        for page in (path, f"{path}/clore", f"{path}/mediation"):
            visitor.post(page, token, status=404)
    assert not enter(app, ADA).get(helped.path).has("Votre demande du")


def test_before_and_after_the_year_nothing_new_is_asked(app: Flask, helped: Helped) -> None:
    milo = enter(app, MILO)
    ask(milo, helped)
    form = milo.get(helped.path)
    for state in (PairState.COMMITTED, PairState.COMPLETED):
        helped.pair.state = state
        db.session.commit()
        page = milo.get(helped.path)
        assert page.has("une nouvelle demande ne peut pas partir d’ici")
        assert page.has("à Solène Marty")
        said: dict[str, Any] = {"subject": "other", "door": "advice", "helper": helped.outside.id, "contact": "email"}
        milo.submit(form, "Envoyer ma demande", status=409, ref="", **said)
    assert db.session.scalar(select(func.count(HelpRequest.id))) == 1
