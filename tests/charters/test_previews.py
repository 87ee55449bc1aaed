"""What a coordinator sees of a charter text while writing it: filled in, advised upon, as a PDF, kept nowhere."""

import pytest
from app.charters.editing import Preview, preview
from app.core.database import db
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import text

from tests.charters.cast import CLAUSES, RACHID, TEXT, make_programme
from tests.charters.texts import BASE, NEXT, PASTED, draft_source, form_with, source_on
from tests.support.letters import sign_in
from tests.support.pages import PageClient
from tests.support.pdf import pdf_text

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


@pytest.fixture
def programme(app: Flask) -> Programme:
    return make_programme()


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    sign_in(client, RACHID)
    return client


def test_the_preview_fills_the_fields_and_keeps_nothing(rachid: PageClient, programme: Programme) -> None:
    page = rachid.post(f"{BASE}/apercu", form_with(rachid, TEXT + CLAUSES), status=200, headers=HTMX)
    assert "<html" not in page.html
    assert "<mark>Karim Benali</mark>" in page.html
    assert page.has("2 clauses à approuver")
    assert page.has("Je respecte la confidentialité.")
    assert draft_source(programme.id) is None


def test_the_preview_says_what_it_recognised_and_what_may_be_missing(rachid: PageClient) -> None:
    pasted = PASTED.replace("dure 12 mois", "dure (à préciser) ....... ")
    page = rachid.post(f"{BASE}/apercu", form_with(rachid, pasted), status=200, headers=HTMX)
    assert page.has("5 titres et 1 liste reconnus")
    assert page.has("laissent la place aux trois blocs de signature")
    assert page.has("ne nomme ni le mentor ni la personne mentorée")
    assert page.has("ne dit pas quand le mentorat prend fin")
    assert page.has("un blanc à remplir à la main")
    bare = rachid.post(f"{BASE}/apercu", form_with(rachid, TEXT + "\n## 2. Suite\n"), status=200, headers=HTMX)
    assert bare.has("Rien ne suit le titre « 2. Suite »")


def test_the_preview_names_wrong_lines_and_shows_the_rest(rachid: PageClient) -> None:
    wrong = rachid.post(f"{BASE}/apercu", form_with(rachid, TEXT + "\n{{fin}}\n"), status=200, headers=HTMX)
    assert wrong.has("Sans ces lignes, le texte se lirait ainsi")
    assert wrong.has("1 ligne du texte est à revoir")
    empty = rachid.post(f"{BASE}/apercu", form_with(rachid, ""), status=200, headers=HTMX)
    assert empty.has("Le texte apparaîtra ici.")


def test_the_preview_works_without_javascript(rachid: PageClient, programme: Programme) -> None:
    page = rachid.post(f"{BASE}/apercu", form_with(rachid, NEXT), status=200)
    assert page.has("Karim Benali")
    assert source_on(page).strip() == NEXT.strip()
    wrong = rachid.post(f"{BASE}/apercu", form_with(rachid, NEXT + "\n{{fin}}"), status=422)
    assert wrong.errors()[0].startswith("Ligne ")
    assert wrong.has("{{fin}}")
    assert draft_source(programme.id) is None


def test_what_is_typed_can_be_had_as_a_pdf(rachid: PageClient, programme: Programme) -> None:
    answer = rachid.http.post(f"{BASE}/apercu.pdf", data=form_with(rachid, NEXT))
    said = pdf_text(answer.data)
    assert "Karim Benali" in said
    assert "écoute et d’aide" in said
    assert "Mentorat 2027, brouillon" in said
    assert draft_source(programme.id) is None
    wrong = rachid.post(f"{BASE}/apercu.pdf", form_with(rachid, NEXT + "\n{{fin}}"), status=422)
    assert wrong.has("{{fin}}")
    rachid.post(f"{BASE}/apercu.pdf", form_with(rachid, ""), status=422)


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

    typed = form_with(rachid, NEXT)
    monkeypatch.setattr("app.charters.routes.editing.preview", elsewhere)
    rachid.post(f"{BASE}/apercu", typed, status=200, headers=HTMX)
    assert shown == [NEXT]
