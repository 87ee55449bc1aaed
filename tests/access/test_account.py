"""My account: details, letters one may decline."""

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole
from app.core.database import db
from app.core.journal import JournalEntry
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import select

from tests.access.moving import person
from tests.charters.cast import ADA, RACHID, make_application, make_programme, send
from tests.followup.silence import running
from tests.support.cast import sign_in
from tests.support.letters import make_person
from tests.support.pages import PageClient


@pytest.fixture
def programme(app: Flask) -> Programme:
    made = make_programme()
    running(made)
    return made


def as_(app: Flask, email: str) -> PageClient:
    return sign_in(PageClient(app), person(email))


def acts(subject: Person) -> list[str]:
    found = select(JournalEntry.act).where(JournalEntry.subject == subject.ref).order_by(JournalEntry.id)
    return [act for act in db.session.scalars(found) if act.startswith("person_")]


def test_the_telephone_is_changed_and_written_as_people_write_it(app: Flask, programme: Programme) -> None:
    ada = as_(app, ADA)
    page = ada.get(ada.get("/mon-compte").link("Modifier mon téléphone"))
    page = ada.follow(ada.submit(page, "Enregistrer", telephone="0612345678"))
    assert page.has("Vos coordonnées sont enregistrées.")
    assert page.has("06 12 34 56 78")
    page = ada.follow(ada.submit(ada.get("/mon-compte/coordonnees"), "Enregistrer"))
    assert page.has("Rien n’a changé.")
    assert acts(person(ADA)) == ["person_telephone_changed"]


def test_files_follow_a_new_telephone(app: Flask, programme: Programme) -> None:
    file = make_application(programme, ApplicantRole.MENTOR, "zoe@exemple.fr", "Zoé", "Roth")
    file.answers = {"phone": "01 02 03 04 05", "profession": "midwife"}
    db.session.commit()
    zoe = as_(app, "zoe@exemple.fr")
    zoe.submit(zoe.get("/mon-compte/coordonnees"), "Enregistrer", telephone="06 12 34 56 78")
    db.session.expire_all()
    assert file.answers == {"phone": "06 12 34 56 78", "profession": "midwife"}
    assert file.version == 2


@pytest.mark.parametrize("typed", ["12", "appelez-moi", "06 12 34 56 78 90 12 34", "\u2028"])
def test_what_cannot_be_called_is_said_so_and_kept_on_the_page(app: Flask, programme: Programme, typed: str) -> None:
    ada = as_(app, ADA)
    status = 303 if not typed.strip() else 422
    page = ada.submit(ada.get("/mon-compte/coordonnees"), "Enregistrer", telephone=typed, status=status)
    if status == 422:
        assert page.has("Écrivez un numéro de téléphone complet, par exemple 06 12 34 56 78")
        assert dict(page.form("Enregistrer").fields())["telephone"] == typed
    assert person(ADA).phone == ""


def test_a_name_in_a_file_is_the_coordination_s_to_correct(app: Flask, programme: Programme) -> None:
    ada = as_(app, ADA)
    assert ada.get("/mon-compte").has("Votre nom figure dans votre dossier")
    page = ada.get("/mon-compte/coordonnees")
    assert page.has("la coordination le corrige avec vous")
    ada.submit(page, "Enregistrer", first_name="Autre", last_name="Nom", telephone="")
    assert person(ADA).full_name == "Ada Lovelace"


def test_a_name_that_stands_in_no_file_is_one_s_own_to_write(app: Flask, programme: Programme) -> None:
    rachid = as_(app, RACHID)
    page = rachid.get("/mon-compte/coordonnees")
    refused = rachid.submit(page, "Enregistrer", first_name=" ", last_name="x" * 81, status=422)
    assert refused.has("Écrivez votre prénom")
    assert refused.has("Écrivez votre nom")
    rachid.submit(page, "Enregistrer", first_name="Rachid", last_name="Meyer-Łukasik")
    assert person(RACHID).full_name == "Rachid Meyer-Łukasik"


def test_who_is_in_a_pair_may_decline_reminders_and_no_more(app: Flask, programme: Programme) -> None:
    ada = as_(app, ADA)
    page = ada.get("/mon-compte")
    assert page.has("Les messages nécessaires au mentorat restent envoyés.")
    assert not page.has("Résumé du matin")
    page = ada.follow(ada.submit(page, "Enregistrer mes choix", reminders="non"))
    assert page.has("Vos choix sont enregistrés.")
    assert not person(ADA).wants_reminders
    send(ada, "/mon-compte/e-mails", {"summary": "non", "reminders": "parfois"})
    assert person(ADA).wants_summary
    assert not person(ADA).wants_reminders
    ada.submit(ada.get("/mon-compte"), "Enregistrer mes choix", reminders="oui")
    assert person(ADA).wants_reminders
    assert acts(person(ADA)) == ["person_letters_chosen"] * 2


def test_who_coordinates_may_decline_the_summary(app: Flask, programme: Programme) -> None:
    rachid = as_(app, RACHID)
    page = rachid.get("/mon-compte")
    assert not page.has("Rappels de rencontre")
    rachid.submit(page, "Enregistrer mes choix", summary="non")
    assert not person(RACHID).wants_summary


def test_who_is_neither_is_asked_nothing(app: Flask, programme: Programme) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    page = as_(app, "zoe@exemple.fr").get("/mon-compte")
    assert not page.has("Mes e-mails")


@pytest.mark.parametrize("page", ["", "/coordonnees", "/adresse", "/adresse/" + "t" * 43])
def test_nobody_signed_in_is_told_how_to_come_in(app: Flask, programme: Programme, page: str) -> None:
    assert PageClient(app).get(f"/mon-compte{page}", status=403).has("Cette page demande de se connecter")
