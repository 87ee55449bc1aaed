"""The coordination writes pages of method: previewed, never over somebody else's words unseen."""

import pytest
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.models import ResourcePage, ResourceReaders
from app.followup.rules.resources import slug_for
from app.followup.services.resources import Draft, add_resource
from app.programmes.models import Programme
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, RACHID, make_pair, send
from tests.charters.conftest import Visitor, as_
from tests.programmes.world import make_staff

BASE = "/coordination/local/reglages/ressources"
GUIDE = f"{BASE}/guide-du-mentor"
TEXT = "## Écouter\n\nD'abord **écouter**.\n\n- un\n- deux"


@pytest.fixture
def rachid(app: Flask, programme: Programme) -> Visitor:
    return as_(app, RACHID)


def kept(slug: str) -> ResourcePage | None:
    db.session.rollback()
    return db.session.scalar(select(ResourcePage).where(ResourcePage.slug == slug))


def test_ours_becomes_theirs_when_they_save_it(app: Flask, rachid: Visitor, programme: Programme) -> None:
    page = rachid.get(BASE)
    assert page.has("Ces pages appartiennent à la CPTS : tous ses programmes les partagent.")
    assert page.has("Celui d’origine")
    assert kept("guide-du-mentor") is None
    page = rachid.get(page.link("Guide du mentor"))
    assert page.has("C’est le texte d’origine")
    done = rachid.submit(page, "Enregistrer la page", title="Notre guide", body=TEXT, readers="everybody")
    page = rachid.follow(done)
    assert page.has("La page est enregistrée.")
    assert page.has("Le vôtre, du 12 octobre 2026, par Rachid Meyer")
    page = Visitor(app).get("/ressources/guide-du-mentor")
    assert page.title == "Notre guide"
    assert page.has("D’abord écouter.")
    make_pair(programme)
    assert as_(app, ADA).get("/ressources").has("Notre guide")


def test_a_new_page_is_named_after_its_title_and_starts_withdrawn(rachid: Visitor, app: Flask) -> None:
    page = rachid.get(rachid.get(BASE).link("Écrire une page"))
    fields = dict(page.form("Enregistrer").fields())
    assert (fields["readers"], fields["position"]) == ("nobody", "80")
    rachid.submit(page, "Enregistrer", title="L’annuaire d’ici", body=TEXT)
    assert kept("l-annuaire-d-ici") is not None
    Visitor(app).get("/ressources/l-annuaire-d-ici", status=404)
    assert rachid.get(f"{BASE}/l-annuaire-d-ici").has("L’annuaire d’ici")
    rachid.submit(page, "Enregistrer", title="L’annuaire d’ici", body=TEXT)  # twice on the button
    assert kept("l-annuaire-d-ici-2") is None
    rachid.submit(page, "Enregistrer", title="L'annuaire d'ici", body=f"{TEXT}\n\nUn autre.")
    assert kept("l-annuaire-d-ici-2") is not None


def test_a_page_is_withdrawn_and_given_back(rachid: Visitor, app: Flask) -> None:
    page = rachid.get(GUIDE)
    rachid.submit(page, "Enregistrer", readers="nobody")
    as_(app, RACHID).get("/ressources/guide-du-mentor", status=404)
    rachid.submit(rachid.get(GUIDE), "Enregistrer", readers="pairs")
    as_(app, RACHID).get("/ressources/guide-du-mentor")


def test_every_fault_is_named_and_nothing_is_lost(rachid: Visitor) -> None:
    page = rachid.get(GUIDE)
    empty = rachid.submit(page, "Enregistrer", title=" ", body=" ", position="beaucoup", status=422)
    assert empty.errors() == [
        "Écrivez le titre de la page",
        "Écrivez le texte de la page",
        "Écrivez un nombre entre 1 et 999, par exemple 20",
    ]
    bad = "## Un\n\n<b>gras</b>\n\n[ici](javascript:alert(1))\n\n# Encore un titre"
    wrong = rachid.submit(page, "Enregistrer", body=bad, status=422)
    said = wrong.errors()
    assert any(each.startswith("Ligne 3 : les balises HTML") for each in said)
    assert any(each.startswith("Ligne 5 : ce lien n’est pas accepté") for each in said)
    assert any(each.startswith("Ligne 7 : il y a un second titre") for each in said)
    assert wrong.has("javascript:alert(1)")
    assert not [each for each in wrong.all("a") if "javascript" in str(each.get("href"))]
    tail = rachid.submit(page, "Enregistrer", body=f"{TEXT}\n\nDate :\nSignature :\n", status=422)
    assert tail.has("Ce texte se termine comme une charte")
    assert kept("guide-du-mentor") is None


def test_the_preview_keeps_nothing(rachid: Visitor) -> None:
    page = rachid.get(GUIDE)
    token = dict(page.form("Enregistrer").fields())
    shown = rachid.post(f"{GUIDE}/apercu", {**token, "body": f"{TEXT}\n\nUne phrase nouvelle."}, status=200)
    assert [each for each in shown.all("p") if "Une phrase nouvelle." in "".join(each.itertext())]
    assert kept("guide-du-mentor") is None
    htmx = {"HX-Request": "true", "HX-Request-Type": "partial"}
    part = rachid.http.post(f"{GUIDE}/apercu", data={**token, "body": "<i>"}, headers=htmx)
    assert "passage est à revoir" in part.text
    assert "<html" not in part.text


def test_two_coordinators_cannot_overwrite_each_other_unseen(app: Flask, rachid: Visitor, programme: Programme) -> None:
    make_staff(programme, "lea@exemple.fr", first_name="Léa", last_name="Klein")
    lea = as_(app, "lea@exemple.fr")
    page = rachid.get(GUIDE)
    lea.submit(lea.get(GUIDE), "Enregistrer", title="Guide de Léa", body="Ce que Léa écrit.")
    page = rachid.submit(page, "Enregistrer", title="Guide de Rachid", body="Ce que Rachid écrit.", status=409)
    assert page.has("Quelqu’un vient d’enregistrer cette page.")
    assert page.has("par Léa Klein, sous le titre « Guide de Léa »")
    fields = dict(page.form("Enregistrer").fields())
    assert fields["title"] == "Guide de Rachid"
    assert "Ce que Rachid écrit." in fields["body"]
    found = kept("guide-du-mentor")
    assert found is not None
    assert found.title == "Guide de Léa"
    rachid.submit(page, "Enregistrer")
    found = kept("guide-du-mentor")
    assert found is not None
    assert (found.title, found.version) == ("Guide de Rachid", 2)


def test_the_list_asks_as_much_with_many(rachid: Visitor, programme: Programme) -> None:
    def cost() -> int:
        rachid.get(BASE)
        return rachid.queries

    new = rachid.get(f"{BASE}/nouvelle")
    rachid.submit(new, "Enregistrer", title="Une page", body=TEXT)
    cost()
    few = cost()
    for number in range(20):
        make_staff(programme, f"n{number}@exemple.fr", first_name="Nom", last_name=str(number))
        add_resource(Draft(f"Page {number}", "", TEXT, ResourceReaders.PAIRS, 90), actor=f"n{number}")
    db.session.commit()
    assert cost() == few


def test_it_is_journalled_without_words(rachid: Visitor) -> None:
    rachid.submit(rachid.get(GUIDE), "Enregistrer", body="Un mot de trop.")
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "resource_saved")).one()
    assert (entry.subject, entry.facts) == ("resource:guide-du-mentor", {"readers": "pairs"})


def test_nobody_else_writes_them(app: Flask, programme: Programme) -> None:
    make_pair(programme)
    ada = as_(app, ADA)
    for address in (BASE, GUIDE, f"{BASE}/nouvelle"):
        ada.get(address, status=403)
    send(ada, GUIDE, {"title": "x", "body": "x", "readers": "everybody", "position": "1", "seen": "0"}, status=403)
    send(ada, f"{GUIDE}/apercu", {"title": "x", "body": "x"}, status=403)
    as_(app, RACHID).get(f"{BASE}/inconnue", status=404)


def test_addresses_say_the_title_and_never_clash() -> None:
    assert slug_for("Où s’installer, et quand ?", set()) == "ou-s-installer-et-quand"
    assert slug_for("Nouvelle", set()) == "nouvelle-2"
    assert slug_for("Ω", {"page"}) == "page-2"
    assert len(slug_for("mot " * 60, set())) <= 60
