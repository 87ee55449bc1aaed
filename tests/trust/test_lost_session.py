"""Whoever is signed out while typing, for whatever reason, finds the text again and can send it."""

import pytest
from app.access.services import end_all_sessions
from app.core.database import db
from app.demo.scenarios.moments import ApplicationsOpen, applications_open, charter_issued
from flask import Flask

from tests.journeys.road import Road
from tests.support.cast import sign_in
from tests.support.mailbox import code_in, link_in, newest
from tests.support.pages import Page, PageClient

TEXT = "Elle appelle <b>mardi</b> ; “à revoir” 🎉"


@pytest.fixture
def moment(app: Flask) -> ApplicationsOpen:
    return applications_open()


def _notes(rachid: PageClient, moment: ApplicationsOpen) -> Page:
    return rachid.get(f"/coordination/{moment.programme.slug}/candidatures/{moment.milo_application.ref}")


def _come_back(client: PageClient, address: str) -> None:
    """Sign in again in another tab of the same browser."""
    asked = client.submit(client.get("/connexion"), "Recevoir mon lien", email=address)
    client.submit(client.follow(asked), "Me connecter", code=code_in(newest(address, "sign_in")))


@pytest.mark.parametrize("how", ["ended", "expired form", "no cookie"])
def test_the_text_is_there_and_goes_again(app: Flask, moment: ApplicationsOpen, how: str) -> None:
    rachid = sign_in(PageClient(app), moment.rachid)
    page = _notes(rachid, moment)
    if how == "ended":
        end_all_sessions(moment.rachid, actor="test")
        db.session.commit()
    elif how == "no cookie":
        rachid.http.delete_cookie("binome")
    else:
        with rachid.http.session_transaction(base_url="http://localhost") as cookie:
            cookie["csrf_token"] = "of another time"
    lost = rachid.submit(page, "Enregistrer les notes", status=400, notes=TEXT)
    assert lost.has(TEXT)
    if how == "expired form":
        assert lost.has("Vous êtes connecté·e en tant que")
    else:
        assert lost.title.startswith("Vous avez été déconnecté·e pendant votre saisie")
        _come_back(rachid, moment.rachid.email)
        lost = rachid.submit(lost, "Envoyer à nouveau", status=400)
        assert lost.has("Rien n’a encore été envoyé")
        assert lost.has(TEXT)
    kept = rachid.follow(rachid.submit(lost, "Envoyer à nouveau"))
    assert kept.has(TEXT)


def test_what_stood_in_the_address_is_sent_again_too(app: Flask) -> None:
    moment = applications_open()
    db.session.commit()
    rachid = sign_in(PageClient(app), moment.rachid)
    lost = rachid.post(f"/coordination/{moment.programme.slug}/binomes/former/abc?x=1", {}, status=400)
    assert lost.form("Envoyer à nouveau").action.endswith("/binomes/former/abc?x=1")


def test_nothing_typed_elsewhere_can_leave_the_site(app: Flask) -> None:
    for path in ("//evil.example/a", "/\\evil.example"):
        page = Page(app.test_client().post(path, base_url="http://localhost", data={"a": "b c"}), path)
        assert page.status in (400, 404)
        assert "evil.example" not in {form.get("action") for form in page.all("form")}


def test_whoever_signs_comes_back_by_the_letter(app: Flask) -> None:
    moment = charter_issued()
    db.session.commit()
    client = Road(app, moment.programme.slug).browser()
    address = moment.milo.email
    page = client.follow(client.submit(client.get(link_in(newest(address, "charter_to_sign"), "/signer/")), "Ouvrir"))
    client.http.delete_cookie("binome")
    lost = client.submit(page, "Continuer", status=400, typed_name=moment.milo.full_name, read="y")
    assert lost.has("Votre texte est encore là")
    client.submit(client.get(link_in(newest(address, "charter_to_sign"), "/signer/")), "Ouvrir")
    assert client.submit(lost, "Envoyer à nouveau").location == "/signer/code"
