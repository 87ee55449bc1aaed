"""The coordination's list, and what is to be done."""

from app.applications import services
from app.applications.attention import find
from app.applications.models import ApplicantRole, Application, Decision
from app.applications.wording import attention_sentence
from app.core.database import db
from app.programmes.models import Programme
from flask import Flask

from tests.applications.world import (
    ROLLING,
    day,
    make_draft,
    make_programme,
    make_sent,
)
from tests.conftest import FixedClock
from tests.support.letters import make_person, sign_in
from tests.support.pages import PageClient

MENTEE, MENTOR = ApplicantRole.MENTEE, ApplicantRole.MENTOR
LIST = f"/coordination/{ROLLING}/candidatures"
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial"}


def file_of(application: Application) -> str:
    """The address of one file."""
    return f"{LIST}/{application.ref}"


def test_list_is_empty_in_words(rachid: PageClient, programme: Programme) -> None:
    assert rachid.get(LIST).has("Aucune candidature pour l’instant.")
    make_sent(programme)
    assert rachid.get(f"{LIST}?q=personne").has("Aucune candidature ne correspond.")


def test_list_is_searched_however_a_name_is_written(rachid: PageClient, programme: Programme) -> None:
    make_sent(programme, first_name="Élodie", last_name="Łukasik", email="a@exemple.fr")
    make_sent(programme, MENTOR, first_name="Zoé", last_name="O'Neil", email="b@exemple.fr")
    make_draft(programme, last_name="Brouillon", email="c@exemple.fr")
    for asked in ("lukasik", "ELODIE", "élo", "il-2026-0001", "lukasik elodie"):
        page = rachid.get(LIST, query_string={"q": asked})
        assert page.has("1 candidature"), asked
        assert page.has("Élodie Łukasik")
    for asked in ("%", "_", "'; drop table application", "<b>"):
        assert rachid.get(LIST, query_string={"q": asked}).status == 200
    assert not rachid.get(f"{LIST}?q=Brouillon").has("Brouillon Milo")
    assert rachid.get(f"{LIST}?role=mentor").has("1 candidature")
    assert rachid.get(f"{LIST}?etat=eligible").has("Aucune candidature ne correspond.")
    assert rachid.get(f"{LIST}?etat=nimporte&role=nimporte&page=nimporte").has("2 candidatures")


def test_list_by_htmx_is_the_table_of_the_page(rachid: PageClient, programme: Programme) -> None:
    make_sent(programme)
    page = rachid.get(f"{LIST}?q=milo")
    fragment = rachid.http.get(f"{LIST}?q=milo", headers=FRAGMENT)
    assert fragment.text.strip() in page.html
    assert "HX-Request" in fragment.headers["Vary"]


def test_list_costs_the_same_whatever_its_length(rachid: PageClient, programme: Programme) -> None:
    make_sent(programme)
    rachid.get(LIST)
    few = rachid.queries
    for number in range(60):
        make_sent(programme, email=f"m{number}@exemple.fr", last_name=f"Nom{number:02d}")
    page = rachid.get(LIST)
    assert rachid.queries == few
    assert len(page.all("th", scope="row")) == 50
    assert len(rachid.get(page.link("Page suivante")).all("th", scope="row")) == 11


def test_list_of_another_programme_is_not_mine(app: Flask, rachid: PageClient, programme: Programme) -> None:
    other = make_programme(ROLLING, slug="voisin")
    make_sent(other)
    db.session.commit()
    zoe = PageClient(app)
    make_person("zoe@exemple.fr")
    sign_in(zoe, "zoe@exemple.fr")
    sent = make_sent(programme)
    for path in (LIST, file_of(sent), f"/coordination/{ROLLING}/decisions"):
        zoe.get(path, status=403)
        PageClient(app).get(path, status=403)
    rachid.get(f"/coordination/voisin/candidatures/{sent.ref}", status=404)


def test_draft_is_not_a_file(rachid: PageClient, programme: Programme) -> None:
    rachid.get(file_of(make_draft(programme)), status=404)
    rachid.get(f"{LIST}/nimporte", status=404)


def test_what_is_to_be_done_is_said_in_sentences(programme: Programme) -> None:
    one, two, three = (make_sent(programme, email=f"{name}@exemple.fr") for name in "abc")
    services.ask_to_complete(two, "Et ?", day("2026-10-20"), actor="x", seen=1)
    services.answer_question(two, "Voilà", actor="visitor")
    services.prepare_decision(three, Decision.DECLINE, sentence="Non.", actor="x", seen=1)
    said = {attention_sentence(line).replace("\u00a0", " ") for line in find(programme.id, 0)}
    assert said == {
        "1 complément reçu, à lire",
        "1 candidature à vérifier",
        "1 réponse préparée, pas encore envoyée",
    }
    services.mark_eligible(one, actor="x", seen=1)
    services.mark_eligible(two, actor="x", seen=3)
    services.release_decisions(programme, actor="x")
    db.session.commit()
    assert find(programme.id, 0) == []


def test_promised_dates_that_pass_are_seen(app: Flask, programme: Programme, now: FixedClock) -> None:
    waiting, asked = make_sent(programme), make_sent(programme, email="zoe@exemple.fr")
    actor = "coordinator"
    services.mark_eligible(waiting, actor=actor, seen=waiting.version)
    services.ask_to_complete(asked, "Depuis quand ?", day("2026-10-20"), actor=actor, seen=asked.version)
    db.session.commit()
    assert {line.code for line in find(programme.id, 0)} == set()
    now.set(2026, 10, 21, 9, 0)
    db.session.rollback()  # a page of another day is another transaction
    assert {line.code for line in find(programme.id, 0)} == {"complements_late"}
    now.set(2026, 12, 20, 9, 0)
    db.session.rollback()
    assert {line.code for line in find(programme.id, 0)} == {"complements_late", "applications_overdue"}
