"""From « is it for me » to « it is sent », for both kinds of programme and both roles."""

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core.database import db
from app.programmes.queries import definition
from flask import Flask
from sqlalchemy import select

from tests.applications.world import COHORT, PRESETS, ROLLING, SLUGS, begin, fill, make_programme
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.pages import PageClient


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("role", ApplicantRole)
def test_application_goes_from_first_question_to_receipt(
    app: Flask, client: PageClient, preset: str, role: ApplicantRole
) -> None:
    programme = make_programme(preset)
    form = definition(programme).form(role.value)
    check = fill(client, begin(client, programme, role), programme, role)
    assert check.title.endswith(form.check.title)
    assert check.has("Łukasik")
    assert check.has("Mulhouse (68100)")
    thanks = client.follow(client.submit(check, form.check.button, charter_read="y"))
    assert thanks.title.endswith(form.sent.title)
    sent = db.session.scalars(select(Application)).one()
    assert sent.state is ApplicationState.SUBMITTED
    assert sent.person is not None
    assert sent.person.full_name == "Milo Łukasik"
    assert sent.reference is not None
    assert sent.reference.endswith("-2026-0001")
    assert thanks.has(sent.reference)
    letter = last_letter("milo@exemple.fr")
    assert letter.subject == f"Nous avons bien reçu votre candidature ({sent.reference})"
    status = client.get(f"/programmes/{programme.slug}/ma-candidature")
    assert status.has("Elle est entre les mains de la coordination")


def test_status_is_reached_by_signing_in(app: Flask, client: PageClient) -> None:
    programme = make_programme(ROLLING)
    role = ApplicantRole.MENTEE
    check = fill(client, begin(client, programme, role), programme, role)
    client.submit(check, "Envoyer ma demande", charter_read="y")
    elsewhere = PageClient(app)
    assert sign_in(elsewhere, "milo@exemple.fr") == f"/programmes/{programme.slug}/ma-candidature"
    assert elsewhere.get(f"/programmes/{programme.slug}/ma-candidature").has("Reçue le 12 octobre 2026")


def test_sending_twice_sends_once(app: Flask, client: PageClient) -> None:
    programme = make_programme(COHORT)
    role = ApplicantRole.MENTEE
    check = fill(client, begin(client, programme, role), programme, role)
    first = client.submit(check, "Envoyer ma demande", charter_read="y")
    second = client.submit(check, "Envoyer ma demande", charter_read="y")
    assert first.location == second.location == f"/programmes/{programme.slug}/candidater/merci"
    assert len(letters_to("milo@exemple.fr")) == 1
    assert SLUGS[role] in check.path
