"""Another address to come in by: a link to the new one, a notice to the present one, and everything follows."""

from datetime import timedelta

import pytest
from app.access.due import forget_old_access
from app.access.models import AccessSession, AddressChange
from app.access.services import disable_person
from app.core.clock import now as story_now
from app.core.clock import real_now
from app.core.database import db
from app.core.journal import JournalEntry
from flask import Flask
from sqlalchemy import func, select, update

from tests.access.moving import NEW, as_, ask, confirm, link, person
from tests.charters.cast import ADA, MILO, RACHID, Signing, make_pair, make_programme
from tests.charters.conftest import Visitor
from tests.support import letters
from tests.support.letters import last_letter, letters_to, make_person
from tests.support.mailbox import code_in, link_in, newest


@pytest.fixture
def signing(app: Flask) -> Signing:
    programme = make_programme()
    return Signing(programme, make_pair(programme))


def test_a_link_goes_to_the_new_address_and_a_notice_to_the_present_one(app: Flask, signing: Signing) -> None:
    said = ask(as_(app))
    assert f"un lien y est parti : {NEW}" in said.replace("\u00a0", " ")
    assert "dans les 30 minutes qui suivent votre demande" in said.replace("\u00a0", " ")
    assert as_(app).get("/mon-compte").has("valable 30 minutes après votre demande")
    letter = newest(NEW, "address_link")
    assert letter.subject == "Confirmez votre nouvelle adresse"
    assert "Ada" not in letter.text, "the address may be a stranger's"
    notice = newest(ADA, "address_notice")
    assert notice.subject == "Un changement d’adresse est demandé"
    assert NEW not in notice.text
    assert person(ADA).email == ADA, "nothing has changed yet"


def test_looking_at_the_link_changes_nothing(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    for _ in range(2):
        assert ada.get(link()).has("Confirmer votre nouvelle adresse")
        assert ada.http.head(link()).status_code == 200
    assert person(ADA).email == ADA


def test_confirming_moves_the_account_and_signs_out_everywhere(app: Flask, signing: Signing) -> None:
    ada, other = as_(app), as_(app)
    letters.ask(Visitor(app), ADA)
    sign_in_link = link_in(newest(ADA, "sign_in"), "/connexion/")
    ask(ada)
    confirm(ada)
    assert person(NEW).full_name == "Ada Lovelace"
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 0
    ada.get("/mon-compte", status=403)
    other.get("/mon-compte", status=403)
    other.get(sign_in_link, status=410)
    notice = newest(ADA, "address_notice")
    assert notice.subject == "L’adresse de votre compte a changé"
    assert NEW not in notice.text
    before = len(letters_to(ADA))
    letters.ask(Visitor(app), ADA)
    assert len([each for each in letters_to(ADA) if each.name == "sign_in"]) == 1, "the former address opens nothing"
    assert len(letters_to(ADA)) == before
    assert letters.sign_in(Visitor(app), NEW).endswith("/mon-binome")


def test_the_link_serves_once_and_its_asker_alone(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    path = link()
    Visitor(app).get(path, status=403)
    milo = as_(app, MILO)
    assert milo.get(path, status=410).has("Ce lien ne sert plus.")
    token = dict(milo.get("/mon-compte").form().fields())
    milo.post(path, token, status=410)
    assert person(ADA).email == ADA
    page = ada.get(path)
    ada.submit(page, "Changer mon adresse")
    again = as_(app, NEW)
    again.get(path, status=410)
    again.post(path, dict(again.get("/mon-compte").form().fields()), status=410)


def test_a_newer_link_kills_the_older_one(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    first = link()
    ask(ada, "autre@exemple.fr")
    ada.get(first, status=410)
    ada.get(link("autre@exemple.fr"))


def test_signing_out_everywhere_or_giving_up_kills_it(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    page = ada.follow(ada.submit(ada.get("/mon-compte"), "Abandonner ce changement"))
    assert page.has("Le changement d’adresse est abandonné.")
    ada.get(link(), status=410)
    ask(ada, "autre@exemple.fr")
    ada.submit(ada.get("/mon-compte"), "Me déconnecter partout")
    as_(app).get(link("autre@exemple.fr"), status=410)


def test_it_lives_thirty_minutes_and_its_address_is_kept_a_day(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    change = db.session.scalars(select(AddressChange)).one()
    assert timedelta(minutes=29) < change.expires_at - real_now() < timedelta(minutes=31)
    change.expires_at = real_now() - timedelta(seconds=1)
    db.session.commit()
    ada.get(link(), status=410)
    assert not ada.get("/mon-compte").has(NEW)
    db.session.execute(update(AddressChange).values(created_at=real_now() - timedelta(days=1, seconds=1)))
    assert forget_old_access(story_now()) == 1


def test_an_address_of_another_account_is_answered_alike(app: Flask, signing: Signing) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    ada = as_(app)
    free, taken = ask(ada, "libre@exemple.fr"), ask(ada, "zoe@exemple.fr")
    assert taken.replace("zoe@", "libre@") == free
    assert ada.get("/mon-compte").has("zoe@exemple.fr")
    letter = last_letter("zoe@exemple.fr")
    assert letter.name == "address_already_known"
    assert "/mon-compte/adresse/" not in letter.text
    assert "Ada" not in letter.text
    assert ADA not in letter.text


def test_a_closed_account_is_not_written_to(app: Flask, signing: Signing) -> None:
    disable_person(make_person("zoe@exemple.fr"), actor="command")
    db.session.commit()
    ask(as_(app), "zoe@exemple.fr")
    assert letters_to("zoe@exemple.fr") == []


def test_an_address_taken_since_is_refused_and_nothing_changes(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    ask(ada)
    page = ada.get(link())
    make_person(NEW)
    assert ada.submit(page, "Changer mon adresse", status=409).has("Cette adresse est celle d’un autre compte.")
    assert person(ADA).full_name == "Ada Lovelace"
    ada.get("/mon-compte")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez votre nouvelle adresse e-mail"),
        ("ada", "Écrivez une adresse e-mail complète"),
        ("a@exemple.fr,b@exemple.fr", "Écrivez une adresse e-mail complète"),
        (" ADA@exemple.fr ", "Écrivez une autre adresse : celle-ci est déjà la vôtre"),
    ],
)
def test_what_is_no_new_address_is_said_so(app: Flask, signing: Signing, typed: str, said: str) -> None:
    ada = as_(app)
    page = ada.submit(ada.get("/mon-compte/adresse"), "Recevoir le lien", email=typed, status=422)
    assert page.has(said)
    assert db.session.scalar(select(func.count()).select_from(AddressChange)) == 0


def test_no_more_than_five_in_a_day(app: Flask, signing: Signing) -> None:
    ada = as_(app)
    for number in range(5):
        ask(ada, f"ada{number}@exemple.fr")
    page = ada.submit(ada.get("/mon-compte/adresse"), "Recevoir le lien", email=NEW, status=422)
    assert page.has("Vous avez demandé plusieurs adresses aujourd’hui.")
    assert letters_to(NEW) == []


def test_the_token_is_kept_as_a_hash_and_masked(app: Flask, signing: Signing) -> None:
    ask(as_(app))
    token = link().rpartition("/")[2]
    assert db.session.scalars(select(AddressChange)).one().token_hash != token
    assert newest(NEW, "address_link").secrets == [token]
    for entry in db.session.scalars(select(JournalEntry)):
        assert "@" not in str(entry.facts)


def test_staff_show_again_who_they_are(app: Flask, signing: Signing) -> None:
    rachid = as_(app, RACHID)
    stale = real_now() - timedelta(minutes=31)
    page = rachid.get("/mon-compte/adresse")
    db.session.execute(update(AccessSession).values(created_at=stale))
    db.session.commit()
    assert rachid.submit(page, "Recevoir le lien", email=NEW, status=403).has("Montrez d’abord que c’est bien vous.")
    again = rachid.submit(rachid.get("/mon-compte/adresse"), "Recevoir un code")
    page = rachid.follow(again)
    rachid.get("/mon-compte", status=403)
    page = rachid.submit(page, "Me connecter", code=code_in(newest(RACHID, "sign_in")))
    assert page.location.endswith("/mon-compte/adresse")
    ask(rachid)
    change = db.session.scalars(select(AddressChange)).one()
    assert change.expires_at - real_now() < timedelta(minutes=11)
    confirm(rachid)
    assert person(NEW).full_name == "Rachid Meyer"
