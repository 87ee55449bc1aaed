"""The same step open in two tabs: the older one never replaces, unsaid, what a button saved in the newer one."""

from typing import Any

from app.applications.forms import StepForm
from app.applications.models import ApplicantRole, Application
from app.applications.queries import speaker
from app.applications.services import correct_name
from app.core.database import db
from app.programmes.definition import Meaning
from app.programmes.models import Programme
from app.programmes.queries import definition
from flask import Flask

from tests.applications.looking import only, sentences
from tests.applications.world import begin, fill, make_coordinator, typed
from tests.support.letters import sign_in
from tests.support.pages import Page, PageClient

MENTEE = ApplicantRole.MENTEE
MISTYPED = "milo@gmial.com"
CHANGED = "Cette réponse a été changée depuis une autre page"


def step(browser: PageClient, programme: Programme, slug: str = "projet") -> Page:
    return browser.get(f"/programmes/{programme.slug}/candidater/mentore/{slug}")


def test_older_tab_of_a_sent_application_replaces_nothing_unsaid(milo: PageClient, programme: Programme) -> None:
    older, newer = step(milo, programme), step(milo, programme)
    milo.submit(newer, "Enregistrer", expectations="VERSION B")
    page = milo.submit(older, "Enregistrer", status=409, expectations="VERSION A")
    assert only().answers["expectations"] == "VERSION B"
    assert page.has("Ces réponses ont changé entre-temps")
    assert sentences(page) == [CHANGED]
    assert page.has("VERSION B"), "what is kept"
    assert page.has("VERSION A"), "beside what was typed"
    milo.follow(milo.submit(page, "Enregistrer"))
    assert only().answers["expectations"] == "VERSION A", "saved again, it was a choice"


def test_older_tab_that_does_not_hold_stays_older(milo: PageClient, programme: Programme) -> None:
    older, newer = step(milo, programme), step(milo, programme)
    milo.submit(newer, "Enregistrer", expectations="VERSION B")
    wrong = milo.submit(older, "Enregistrer", status=409, expectations="")
    assert wrong.has("VERSION B")
    older = step(milo, programme, "vous")
    wrong = milo.submit(older, "Enregistrer", status=422, first_name="")
    milo.submit(step(milo, programme, "vous"), "Enregistrer", first_name="Émile")
    assert milo.submit(wrong, "Enregistrer", status=409, first_name="Zéphyr").has("Émile")


def test_another_step_saved_meanwhile_is_no_conflict(milo: PageClient, programme: Programme) -> None:
    older = step(milo, programme)
    milo.submit(step(milo, programme, "vous"), "Enregistrer", first_name="Émile")
    milo.submit(older, "Enregistrer", expectations="Mon projet")
    assert (only().first_name, only().answers["expectations"]) == ("Émile", "Mon projet")


def test_saying_the_same_twice_is_no_conflict(milo: PageClient, programme: Programme) -> None:
    older = step(milo, programme)
    milo.submit(step(milo, programme), "Enregistrer", expectations="La même")
    milo.submit(older, "Enregistrer", expectations="La même")


def test_name_corrected_meanwhile_by_the_coordination_is_shown(
    milo: PageClient, sent: Application, programme: Programme
) -> None:
    older = step(milo, programme, "vous")
    actor = make_coordinator(programme)
    correct_name(sent, first_name="Miło", last_name="Łukasik", actor=actor, seen=sent.version)
    db.session.commit()
    assert milo.submit(older, "Enregistrer", status=409, first_name="Milos").has("Miło")


def test_address_confirmed_although_it_looks_mistyped_stays_confirmed(
    app: Flask, client: PageClient, programme: Programme
) -> None:
    answers = typed(definition(programme), MENTEE, "vous", email=MISTYPED)
    asked = client.submit(begin(client, programme, MENTEE), "Continuer", status=422, **answers)
    client.submit(asked, "Continuer")
    assert only().answers["email-asked"] == MISTYPED
    check = fill(client, step(client, programme, "vous"), programme, MENTEE, email=MISTYPED)
    client.submit(check, "Envoyer ma demande", charter_read="y")
    milo = PageClient(app)
    sign_in(milo, MISTYPED)
    older, sent = step(milo, programme, "vous"), only()
    answered = sent.answers
    assert answered["email-asked"] == MISTYPED
    correct_name(sent, first_name="Miło", last_name="Łukasik", actor=make_coordinator(programme), seen=sent.version)
    db.session.commit()
    page = milo.submit(older, "Enregistrer", status=409, first_name="Milos")
    assert sentences(page) == [CHANGED]
    assert page.has("Miło")
    milo.submit(page, "Enregistrer")
    kept = only()
    assert kept.email == MISTYPED
    assert kept.answers == {**answered, "first_name": "Milos"}


def test_address_skipped_from_the_form_has_no_field_to_say_it_changed(programme: Programme) -> None:
    known = definition(programme)
    found = known.form(MENTEE.value).step("vous")
    assert found is not None
    form = StepForm(known, found, speaker(known), skip=(Meaning.EMAIL,)).show({})
    form.say_changed(["email", "first_name"], CHANGED)
    assert form.errors == {"first_name": [CHANGED]}


def test_older_tab_of_a_draft_replaces_nothing_unsaid(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    answers = typed(definition(programme), MENTEE, "projet")
    older, newer = step(client, programme), step(client, programme)
    client.submit(newer, "Continuer", **answers | {"expectations": "VERSION B"})
    page = client.submit(older, "Continuer", status=409, **answers | {"expectations": "VERSION A"})
    assert only().answers["expectations"] == "VERSION B"
    assert page.has("VERSION A")
    assert page.has("Garder ce qui est enregistré")
    form = page.one("form", id="step")
    assert not [name for name in form.attrib if str(name).startswith("hx-")], "nothing is replaced before the button"
    client.submit(page, "Continuer")
    assert only().answers["expectations"] == "VERSION A"


def test_what_one_page_of_a_draft_saves_twice_is_no_conflict(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    answers = typed(definition(programme), MENTEE, "projet")
    wrong = client.submit(step(client, programme), "Continuer", status=422, **answers | {"expectations": ""})
    client.submit(wrong, "Continuer", **answers | {"expectations": "Mon projet"})
    assert only().answers["expectations"] == "Mon projet"


def test_a_row_added_beside_what_is_kept_leaves_it_there(client: PageClient, programme: Programme) -> None:
    begin(client, programme, MENTEE)
    older, newer = step(client, programme, "liens"), step(client, programme, "liens")
    kept: dict[str, Any] = {"links-0-kind": "family", "links-0-whom": "Zoé Adam"}
    own = kept | {"links-0-whom": "Paul Weber"}
    client.submit(newer, "Continuer", **kept)
    page = client.submit(older, "Continuer", status=409, **own)
    page = client.submit(page, "Ajouter un lien", status=200)
    assert page.has("Zoé Adam"), "what is kept"
    assert dict(page.form("Continuer").fields())["links-0-whom"] == "Paul Weber"
    form = page.one("form", id="step")
    assert not [name for name in form.attrib if str(name).startswith("hx-")], "nothing is replaced before the button"
    assert only().answers["links"] == [{"kind": "family", "whom": "Zoé Adam"}]
