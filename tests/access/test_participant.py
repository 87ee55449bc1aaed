import pytest
from app.access.models import AccessSession
from app.core.database import db
from flask import Flask
from sqlalchemy import func, select

from tests.support.letters import ask, letters_to, make_host, make_person, sign_in, sign_in_path
from tests.support.pages import PageClient

EMAIL = "ada@exemple.fr"


@pytest.fixture(autouse=True)
def people(app: Flask) -> None:
    make_host()
    make_person(EMAIL, first_name="Ada", last_name="Roth", phone="06 00 00 00 00")


def test_account_says_who_i_am_and_where_i_am_signed_in(app: Flask, client: PageClient) -> None:
    sign_in(client, EMAIL)
    sign_in(PageClient(app), EMAIL)
    page = client.get("/mon-compte")
    for sentence in ("Ada Roth", EMAIL, "06 00 00 00 00", "Ce navigateur", "Un autre navigateur"):
        assert page.has(sentence)
    assert client.queries <= 8  # session, sessions, host; a change that waits; what features say of the account: three


def test_account_of_nobody_leads_to_the_sign_in_page(client: PageClient) -> None:
    assert client.get("/mon-compte", status=403).has("Cette page demande de se connecter")
    fragment = {"HX-Request": "true", "HX-Request-Type": "partial"}
    assert client.http.get("/mon-compte", headers=fragment).status_code == 403


def test_signing_out_everywhere_ends_all_sessions_and_links(app: Flask, client: PageClient) -> None:
    sign_in(client, EMAIL)
    other = PageClient(app)
    sign_in(other, EMAIL)
    ask(PageClient(app), EMAIL)
    client.submit(client.get("/mon-compte"), "Me déconnecter partout")
    assert db.session.scalar(select(func.count()).select_from(AccessSession)) == 0
    assert other.get("/mon-compte", status=403).has("Cette page demande de se connecter")
    other.get(sign_in_path(EMAIL), status=410)


def test_public_pages_ask_nothing_of_the_database_about_strangers(client: PageClient) -> None:
    client.get("/connexion")
    assert letters_to(EMAIL) == []
    assert client.queries <= 1
