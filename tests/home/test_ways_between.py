"""Whoever coordinates several programmes goes from one to the other by the menu, and keeps the menu of the one."""

from dataclasses import replace

import pytest
from app.access.services import find_or_create_person
from app.core.database import db
from app.mail import outbox
from app.programmes.models import Programme, Role
from app.programmes.services import grant_role
from flask import Flask

from tests.mail.conftest import LETTER
from tests.programmes.world import COHORT, ROLLING, make_programme
from tests.support.cast import sign_in
from tests.support.letters import make_host
from tests.support.pages import PageClient

TODO = f"/coordination/{ROLLING}"


@pytest.fixture
def programmes(app: Flask) -> tuple[Programme, Programme]:
    make_host()
    return make_programme(ROLLING), make_programme(COHORT)


def coordinator(client: PageClient, *programmes: Programme) -> PageClient:
    person = find_or_create_person("rachid@exemple.fr", first_name="Rachid")
    for each in programmes:
        grant_role(person, Role.COORDINATOR, each, actor="command")
    return sign_in(client, person)


def test_menu_of_a_programme_leads_to_the_others(client: PageClient, programmes: tuple[Programme, Programme]) -> None:
    rachid = coordinator(client, *programmes)
    assert rachid.get(TODO).link("Vos programmes") == "/coordination"
    assert f"/coordination/{COHORT}" in rachid.get("/coordination").links()


def test_menu_of_whoever_has_one_programme_says_nothing_of_others(
    client: PageClient, programmes: tuple[Programme, Programme]
) -> None:
    assert not coordinator(client, programmes[0]).get(TODO).has("Vos programmes")


def test_letters_reached_from_a_programme_keep_its_menu(
    client: PageClient, programmes: tuple[Programme, Programme]
) -> None:
    rachid = coordinator(client, *programmes)
    mail = outbox.queue(replace(LETTER, programme_id=programmes[0].id))
    db.session.commit()
    letters = rachid.get(rachid.get(TODO).link("E-mails"))
    assert letters.link("À traiter") == TODO
    assert letters.link("Vos programmes") == "/coordination"
    assert rachid.get(f"/coordination/emails/{mail.ref}").link("À traiter") == TODO
