"""The room where a charter text is written: previewed, saved, compared, published, given up."""

import pytest
from app.charters.editing import Preview, fields_help, preview
from app.charters.queries import draft_text, published_text, text_versions
from app.charters.services import import_text, publish_text
from app.core.database import db
from app.programmes.definition import CHARTER_FIELDS
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import text

from tests.charters.cast import CLAUSES, RACHID, TEXT, make_pair, make_programme, send
from tests.charters.texts import PASTED
from tests.support.letters import sign_in
from tests.support.pages import Page, PageClient
from tests.support.pdf import pdf_text

BASE = "/coordination/local/reglages/charte"
NEXT = TEXT.replace("d'écoute", "d'écoute et d'aide")
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


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
        f"Ligne {lines + 6} : un emoji ou un caractère que le PDF ne peut pas montrer s’est glissé dans la ligne "
        "(U+1F600).",
        f"Ligne {lines + 2} : ce champ n’existe pas ({{{{mentors}}}}). Pensiez-vous à {{{{mentor}}}} ?",
        f"Ligne {lines + 4} : une citation, un tableau, du code ou une liste dans une liste ne peut pas être repris.",
    ]
    assert page.has("> Une citation")
    assert _source(page).strip() == typed.strip()
    assert draft_text(programme.id) is None
    same = rachid.submit(page, "Enregistrer", source=TEXT, status=422)
    assert same.has("Ce texte est celui de la version en vigueur")
    empty = rachid.submit(page, "Enregistrer", source=" \n", status=422)
    assert empty.errors() == ["Écrivez ou collez le texte de la charte"]


def test_the_preview_fills_the_fields_and_keeps_nothing(rachid: PageClient, programme: Programme) -> None:
    page = rachid.post(f"{BASE}/apercu", _typed(rachid, TEXT + CLAUSES), status=200, headers=HTMX)
    assert "<html" not in page.html
    assert "<mark>Karim Benali</mark>" in page.html
    assert page.has("2 clauses à approuver")
    assert page.has("Je respecte la confidentialité.")
    assert draft_text(programme.id) is None


def test_the_preview_says_what_it_recognised_and_what_may_be_missing(rachid: PageClient) -> None:
    pasted = PASTED.replace("dure 12 mois", "dure (à préciser) ....... ")
    page = rachid.post(f"{BASE}/apercu", _typed(rachid, pasted), status=200, headers=HTMX)
    assert page.has("5 titres et 1 liste reconnus")
    assert page.has("laissent la place aux trois blocs de signature")
    assert page.has("ne nomme ni le mentor ni la personne mentorée")
    assert page.has("ne dit pas quand le mentorat prend fin")
    assert page.has("un blanc à remplir à la main")
    bare = rachid.post(f"{BASE}/apercu", _typed(rachid, TEXT + "\n## 2. Suite\n"), status=200, headers=HTMX)
    assert bare.has("Rien ne suit le titre « 2. Suite »")


def test_the_preview_names_wrong_lines_and_shows_the_rest(rachid: PageClient) -> None:
    wrong = rachid.post(f"{BASE}/apercu", _typed(rachid, TEXT + "\n{{fin}}\n"), status=200, headers=HTMX)
    assert wrong.has("Sans ces lignes, le texte se lirait ainsi")
    assert wrong.has("1 ligne du texte est à revoir")
    empty = rachid.post(f"{BASE}/apercu", _typed(rachid, ""), status=200, headers=HTMX)
    assert empty.has("Le texte apparaîtra ici.")


def test_the_preview_works_without_javascript(rachid: PageClient, programme: Programme) -> None:
    page = rachid.post(f"{BASE}/apercu", _typed(rachid, NEXT), status=200)
    assert page.has("Karim Benali")
    assert _source(page).strip() == NEXT.strip()
    wrong = rachid.post(f"{BASE}/apercu", _typed(rachid, NEXT + "\n{{fin}}"), status=422)
    assert wrong.errors()[0].startswith("Ligne ")
    assert wrong.has("{{fin}}")
    assert draft_text(programme.id) is None


def test_what_is_typed_can_be_had_as_a_pdf(rachid: PageClient, programme: Programme) -> None:
    answer = rachid.http.post(f"{BASE}/apercu.pdf", data=_typed(rachid, NEXT))
    said = pdf_text(answer.data)
    assert "Karim Benali" in said
    assert "écoute et d’aide" in said
    assert "Mentorat 2027, brouillon" in said
    assert draft_text(programme.id) is None
    wrong = rachid.post(f"{BASE}/apercu.pdf", _typed(rachid, NEXT + "\n{{fin}}"), status=422)
    assert wrong.has("{{fin}}")
    rachid.post(f"{BASE}/apercu.pdf", _typed(rachid, ""), status=422)


def test_two_coordinators_cannot_overwrite_each_other_unseen(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(f"{BASE}/modifier")
    _draft(programme, TEXT.replace("4 fois", "6 fois") + "\nUne autre phrase.")
    mine = TEXT + "\nMa phrase à moi."
    moved = rachid.submit(page, "Enregistrer", source=mine, status=409)
    assert moved.has("Le texte a changé pendant que vous écriviez")
    assert _source(moved).strip() == mine.strip()
    assert moved.has("Ce que votre texte change à celui qui vient d’être enregistré")
    assert draft_text(programme.id).source.endswith("Une autre phrase.")  # type: ignore[union-attr]  # there is one
    rachid.submit(moved, "Enregistrer", source=mine)
    assert draft_text(programme.id).source.endswith("Ma phrase à moi.")  # type: ignore[union-attr]  # there is one


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
    assert "d'aide" not in _source(page)
    rachid.submit(page, "Enregistrer")
    assert draft_text(programme.id).source == TEXT.strip()  # type: ignore[union-attr]  # there is one


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
    page = rachid.follow(rachid.submit(page, "Publier la version 2"))
    assert page.has("1 charte à signer porte un texte plus ancien.")


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
    assert max(few) <= 9


def _cost(client: PageClient, path: str) -> int:
    client.get(path)
    client.get(path)
    return client.queries


def test_a_preview_lets_others_write_meanwhile(
    rachid: PageClient, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def elsewhere(programme: Programme, source: str) -> Preview:
        with db.engine.connect() as other:
            other.execute(text("UPDATE programme SET title = title"))
            other.rollback()
        shown.append(source)
        return preview(programme, source)

    typed = _typed(rachid, NEXT)
    monkeypatch.setattr("app.charters.routes.editing.preview", elsewhere)
    rachid.post(f"{BASE}/apercu", typed, status=200, headers=HTMX)
    assert shown == [NEXT]


def _typed(client: PageClient, source: str) -> dict[str, str]:
    form = client.get(f"{BASE}/modifier").form("Enregistrer")
    return {**dict(form.fields()), "source": source}


def _source(page: Page) -> str:
    return dict(page.form("Enregistrer").fields())["source"].replace("\r\n", "\n")
