"""Every form, filled in badly: 422, a summary whose sentences stand by their fields, and what was typed still there."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from app.core.database import db
from app.demo.scenarios.casting import cast
from app.demo.scenarios.moments import applications_open
from app.demo.scenarios.opening import open_cohort, open_rolling, set_up_host
from flask import Flask

from tests.journeys.road import Road, answers_to, names_in
from tests.support.cast import sign_in
from tests.support.mailbox import link_in, newest
from tests.support.pages import PageClient
from tests.support.parsing import Page
from tests.support.world import World, build_world

LONG = "à" * 60 + " " + "y" * 5000
NASTY = "<b>x</b> 🎉 e\u0301 {{ 7*7 }} ‘é’"


def _texts(page: Page, button: str) -> Iterator[Element]:
    """The fields one types in, of the form of that button."""
    for each in page.form(button).element.iter():
        typed = each.tag == "input" and each.get("type", "text") in ("text", "email", "tel", "url")
        if (each.tag == "textarea" or typed) and each.get("name") != "website":
            yield each


def _refused(page: Page) -> None:
    """A page that refuses says so everywhere it must."""
    assert page.status == 422
    assert (page.one("title").text or "").startswith("Erreur")
    summary = page.one("div", id="erreurs")
    anchors = [link.get("href", "")[1:] for link in summary.iter("a")]
    ids = {each.get("id") for each in page.tree.iter()}
    assert anchors
    assert set(anchors) <= ids, f"{page.path}: {set(anchors) - ids} stand nowhere"
    assert not page.has("Not a valid"), page.path
    assert not page.has("This field"), page.path


def _kept(page: Page, button: str, typed: dict[str, str]) -> None:
    values = dict(page.form(button).fields())
    for name, text in typed.items():
        said = " ".join(values.get(name, "").split())
        assert said[:40] == " ".join(text.replace("e\u0301", "é").split())[:40] or said == text, (
            f"{page.path} {name}: {said!r}"
        )


@pytest.mark.parametrize("kind", ["rolling", "cohort"])
@pytest.mark.parametrize("role", ["mentor", "mentee"])
def test_every_step_of_an_application(app: Flask, kind: str, role: str) -> None:
    set_up_host()
    road = Road(app, {"rolling": open_rolling, "cohort": open_cohort}[kind]().programme.slug)
    db.session.commit()
    story = cast().rolling if kind == "rolling" else cast().cohort
    person = next(each for each in story.applicants.values() if each.role == role and each.answers.get("objectives"))
    client = road.browser()
    page = client.follow(client.submit(road._eligible(client, person)))
    while not page.path.endswith("/verifier-envoyer"):
        step = page.path
        asked = {each.get("name") or "" for each in _texts(page, "Continuer")}
        empty = client.submit(page, "Continuer", status=422, **dict.fromkeys(names_in(page.tree) - {"csrf_token"}))
        _refused(empty)
        for text in (NASTY, LONG):
            filled = {name: text for name in asked if not name.endswith("-code")}
            answered = client.submit(client.get(step), "Continuer", status=422, **filled)
            _refused(answered)
            _kept(answered, "Continuer", filled)
        silence = dict.fromkeys(asked, "")
        page = client.follow(client.submit(client.get(step), "Continuer", **silence | answers_to(page, person.answers)))
    _refused(client.submit(page, "Envoyer", status=422, charter_read=None))


@pytest.fixture
def world(app: Flask) -> World:
    return build_world(app)


ADDRESSES = (
    *("", "ada", "ada@exemple.fr,eve@exemple.fr", "ada@exemple.fr\r\nBcc: eve@exemple.fr", "Ada <ada@exemple.fr>"),
    *("ada@exemple.fr eve@exemple.fr", "ada@@exemple.fr", "a" * 300 + "@exemple.fr", "ada@exemple.fr\x0bX"),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_not_one_address_is_refused_and_kept(world: World, address: str) -> None:
    slug = world.moment.programme.slug
    settings = f"/coordination/{slug}/reglages"
    for visitor, path, others in (
        ("nobody", "/connexion", {}),
        ("nobody", f"/programmes/{slug}/prevenir", {}),
        ("coordinator", f"{settings}/signataire", {"name": "Ada", "title": "Présidente", "seen": "1"}),
        ("coordinator", f"{settings}/equipe/inviter", {"first_name": "A", "last_name": "B", "role": "coordinator"}),
        ("coordinator", f"{settings}/equipe/referents", {"name": "Ada", "title": "Médiatrice"}),
    ):
        client = world.visitors[visitor]
        shown = Page(client.get(path), path)
        token = next(value for name, value in shown.form().fields() if name == "csrf_token")
        page = Page(client.post(path, data={**others, "email": address, "csrf_token": token}), path)
        _refused(page)
        typed = page.one("input", id="email").get("value") or ""
        assert typed.split()[:1] == address.replace("\x0b", " ").split()[:1], path


def test_forms_of_the_coordination_sent_empty(world: World) -> None:
    rachid, slug = world.visitors["coordinator"], world.moment.programme.slug
    settings = f"/coordination/{slug}/reglages"
    for path in (
        f"{settings}/charte/modifier",
        f"{settings}/signataire",
        f"{settings}/equipe/inviter",
        f"{settings}/equipe/referents",
        f"{settings}/equipe/partenaires",
    ):
        token = dict(Page(rachid.get(path), path).form().fields())["csrf_token"]
        _refused(Page(rachid.post(path, data={"csrf_token": token}), path))


def test_what_is_written_on_a_file(app: Flask) -> None:
    moment = applications_open()
    client = sign_in(PageClient(app), moment.rachid)
    file = f"/coordination/{moment.programme.slug}/candidatures/{moment.zoe_application.ref}"
    for button, sent in (
        ("Envoyer la question", {"question": "", "complete_by": ""}),
        ("Envoyer la question", {"question": LONG, "complete_by": "2026-13-45"}),
        ("Enregistrer les notes", {"notes": LONG}),
        ("Préparer cette réponse", {"decision": None}),
        ("Préparer cette réponse", {"decision": "decline", "reason": LONG}),
        ("Préparer cette réponse", {"decision": "admin"}),
    ):
        page = client.submit(client.get(file), button, status=422, **sent)
        _refused(page)
        kept = dict(page.form(button).fields())
        assert all(kept[name][:60] == text[:60] for name, text in sent.items() if text is LONG)


def test_signing_badly(world: World, app: Flask) -> None:
    client = Road(app, world.moment.programme.slug).browser()
    opened = client.get(link_in(newest(world.moment.milo.email, "charter_to_sign"), "/signer/"))
    page = client.follow(client.submit(opened, "Ouvrir la charte"))
    for typed in ("", " \u2028 ", NASTY, LONG):
        refused = client.submit(page, "Continuer", status=422, typed_name=typed, read=None, clauses=None)
        _refused(refused)
        assert (refused.one("input", id="typed_name").get("value") or "")[:20].split() == typed[:20].split()
    page = client.follow(client.submit(page, "Continuer", typed_name=world.moment.milo.full_name, **_ticked(page)))
    for code in ("", "12345", "abcdef", "１２３４５６", "1" * 5000):
        _refused(client.submit(page, "Signer la charte", status=422, code=code))


def _ticked(page: Page) -> dict[str, Any]:
    clauses = [each.get("value") or "" for each in page.all("input", name="clauses")]
    return {"clauses": clauses} if clauses else {"read": ["y"]}
