"""The room where a charter text is written: saved, compared, published, given up."""

import pytest
from app.charters.editing import fields_help
from app.charters.queries import published_text, text_versions
from app.charters.services import import_text, publish_text
from app.core.database import db
from app.programmes.definition import CHARTER_FIELDS
from app.programmes.models import Programme
from flask import Flask

from tests.charters.cast import RACHID, TEXT, make_pair, make_programme, send
from tests.charters.texts import BASE, NEXT, draft_source, source_on
from tests.support.letters import sign_in
from tests.support.pages import PageClient


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme()


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    sign_in(client, RACHID)
    return client


def _draft(programme: Programme, source: str = NEXT) -> int:
    version = import_text(programme.id, source, actor="command").version
    db.session.commit()
    return version


def _publish(programme: Programme, source: str = NEXT) -> None:
    publish_text(import_text(programme.id, source, actor="command"), actor="command")
    db.session.commit()


def test_the_coordinator_writes_looks_and_publishes(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(BASE)
    assert page.has("Version 1")
    page = rachid.get(page.link("Préparer la prochaine version"))
    assert page.has("se voir {{meetings_min}} fois au moins")
    page = rachid.follow(rachid.submit(page, "Enregistrer le brouillon", source=NEXT))
    assert page.has("Personne d’autre que la coordination ne le voit")
    assert page.has("[prénom et nom du mentor]")
    assert rachid.http.get(page.link("Voir le PDF")).data.startswith(b"%PDF")
    page = rachid.get(page.link("Publier la version 2"))
    assert page.title == "Publier la version 2 ?"
    assert page.has("ajouté : et d’aide")
    page = rachid.follow(rachid.submit(page, "Publier la version 2"))
    assert page.has("La version 2 est publiée.")
    assert rachid.get(f"{BASE}/2/publier").has("est publiée")
    rachid.get(f"{BASE}/9", status=404)
    rachid.get(f"{BASE}/modifier?depuis=9", status=404)


def test_every_wrong_line_is_named_and_quoted_and_nothing_is_lost(rachid: PageClient, programme: Programme) -> None:
    typed = f"{TEXT}\nBonjour {{{{mentors}}}}.\n\n> Une citation\n\nBravo \U0001f600\n"
    page = rachid.submit(rachid.get(f"{BASE}/modifier"), "Enregistrer", source=typed, status=422)
    lines = TEXT.count("\n")
    assert page.errors() == [
        f"Ligne {lines + 2} (« Bonjour {{{{mentors}}}}. ») : ce champ n’existe pas ({{{{mentors}}}}). "
        "Pensiez-vous à {{mentor}} ?",
        f"Ligne {lines + 4} (« > Une citation ») : une citation, du code ou une liste dans une liste ne peut pas être "
        "repris.",
        f"Ligne {lines + 6} (« Bravo \U0001f600 ») : un emoji ou un caractère que le PDF ne peut pas montrer s’est "
        "glissé dans la ligne (U+1F600).",
    ]
    assert page.has("> Une citation")
    assert source_on(page).strip() == typed.strip()
    assert draft_source(programme.id) is None
    same = rachid.submit(page, "Enregistrer", source=TEXT, status=422)
    assert same.has("Ce texte est celui de la version en vigueur")
    empty = rachid.submit(page, "Enregistrer", source=" \n", status=422)
    assert empty.errors() == ["Écrivez ou collez le texte de la charte"]


def test_two_coordinators_cannot_overwrite_each_other_unseen(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(f"{BASE}/modifier")
    _draft(programme, TEXT.replace("4 fois", "6 fois") + "\nUne autre phrase.")
    mine = TEXT + "\nMa phrase à moi."
    moved = rachid.submit(page, "Enregistrer", source=mine, status=409)
    assert moved.has("Le texte a changé pendant que vous écriviez")
    assert source_on(moved).strip() == mine.strip()
    assert moved.has("Ce que votre texte change à celui qui vient d’être enregistré")
    assert (draft_source(programme.id) or "").endswith("Une autre phrase.")
    rachid.submit(moved, "Enregistrer", source=mine)
    assert (draft_source(programme.id) or "").endswith("Ma phrase à moi.")


def test_what_is_published_is_what_was_shown(rachid: PageClient, programme: Programme) -> None:
    version = _draft(programme)
    page = rachid.get(f"{BASE}/{version}/publier")
    _draft(programme, NEXT + "\nUne phrase ajoutée entre-temps.")
    moved = rachid.submit(page, "Publier la version 2", status=409)
    assert moved.has("Le texte a changé depuis que vous avez ouvert cette page")
    assert moved.has("Une phrase ajoutée entre-temps.")
    assert published_text(programme.id).version == 1  # type: ignore[union-attr]  # there is one
    rachid.submit(moved, "Publier la version 2")
    assert published_text(programme.id).version == 2  # type: ignore[union-attr]  # there is one
    rachid.submit(moved, "Publier la version 2", status=409)


def test_a_draft_is_given_up_once_confirmed(rachid: PageClient, programme: Programme) -> None:
    version = _draft(programme)
    page = rachid.get(rachid.get(BASE).link("Abandonner ce brouillon"))
    assert page.title == "Abandonner la version 2 ?"
    _draft(programme, NEXT + "\nUne phrase ajoutée entre-temps.")
    page = rachid.submit(page, "Abandonner la version 2", status=409)
    assert page.has("Une phrase ajoutée entre-temps.")
    page = rachid.follow(rachid.submit(page, "Abandonner la version 2"))
    assert page.has("Le brouillon est abandonné.")
    assert [each.version for each in text_versions(programme.id)] == [1]
    rachid.get(f"{BASE}/{version}/abandonner", status=404)
    rachid.get(f"{BASE}/1/abandonner", status=409)
    send(rachid, f"{BASE}/1/abandonner", {"seen": "x"}, status=409)


def test_one_starts_again_from_an_older_version(rachid: PageClient, programme: Programme) -> None:
    _publish(programme)
    _draft(programme, NEXT + "\nUn brouillon.")
    page = rachid.get(f"{BASE}/modifier?depuis=1")
    assert page.has("Vous repartez de la version 1. Enregistrer remplacera le brouillon")
    assert "d'aide" not in source_on(page)
    rachid.submit(page, "Enregistrer")
    assert draft_source(programme.id) == TEXT.strip()


def test_versions_say_where_they_stand_and_what_changed(rachid: PageClient, programme: Programme) -> None:
    _publish(programme)
    page = rachid.get(f"{BASE}/modifier")
    rachid.submit(page, "Enregistrer", source=NEXT + "\nUn brouillon.")
    page = rachid.get(BASE)
    for words in ("Brouillon", "En vigueur", "Remplacée", "Rachid Meyer"):
        assert page.has(words)
    page = rachid.get(f"{BASE}/1?avec=2")
    assert page.has("Ce qui change de la version 1 à la version 2")
    assert page.has("ajouté : et d’aide")
    assert rachid.get(f"{BASE}/2?avec=1").has("ajouté : et d’aide"), "from the older to the newer, whichever is asked"
    assert not rachid.get(f"{BASE}/2?avec=2").has("Ce qui change")
    rachid.get(f"{BASE}/2?avec=9", status=404)


def test_charters_that_are_out_keep_their_text_and_the_page_says_so(rachid: PageClient, programme: Programme) -> None:
    make_pair(programme)
    version = _draft(programme)
    page = rachid.get(f"{BASE}/{version}/publier")
    assert page.has("Les 3 signatures en attente gardent leur texte.")
    assert page.has("réémettez sa charte après la publication, la page suivante y mène.")
    page = rachid.follow(rachid.submit(page, "Publier la version 2"))
    assert page.has("1 charte à signer porte un texte plus ancien.")
    page = rachid.get(page.link("Voir et réémettre"))
    assert page.path == "/coordination/local/chartes-a-reemettre"
    assert page.has("Ada Lovelace")


def test_the_help_names_every_field_and_what_it_becomes(rachid: PageClient, programme: Programme) -> None:
    assert {each.name for each in fields_help(programme)} == CHARTER_FIELDS
    page = rachid.get(f"{BASE}/modifier")
    for each in fields_help(programme):
        assert page.has("{{" + each.name + "}}")
        assert page.has(each.becomes)


def test_the_pages_ask_as_much_of_many_versions_as_of_two(rachid: PageClient, programme: Programme) -> None:
    _publish(programme)
    paths = (BASE, f"{BASE}/modifier", f"{BASE}/1?avec=2")
    few = [_cost(rachid, path) for path in paths]
    for number in range(20):
        _publish(programme, f"{NEXT}\nPhrase {number}.")
    assert [_cost(rachid, path) for path in paths] == few
    assert max(few) <= 10


def _cost(client: PageClient, path: str) -> int:
    client.get(path)
    client.get(path)
    return client.queries
