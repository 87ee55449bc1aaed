"""The calendar as a screen: what each date sends, changing one, being refused by the field."""

from collections.abc import Iterator
from datetime import date

import pytest
from app.applications.models import ApplicantRole, ApplicationState
from app.core.database import db
from app.core.journal import JournalEntry
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import by_slug, definition
from app.programmes.services import leave_notice_address
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.shifting import rows
from tests.programmes.world import COHORT, ROLLING, apply, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import make_host, sign_in
from tests.support.pages import Form, Page, PageClient
from tests.support.parsing import text_of

S = ProgrammeState
CALENDAR = f"/coordination/{COHORT}/reglages/calendrier"


@pytest.fixture
def programme(app: Flask, now: FixedClock) -> Programme:
    now.set(2027, 10, 12)
    make_host()
    found = make_programme(COHORT)
    make_staff(found)
    return found


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    """Rachid, who coordinates, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def lines(page: Page) -> Iterator[str]:
    return (text_of(each) for each in page.one("ol", class_="calendar calendar-plan").iterfind("li"))


def typed_in(page: Page) -> dict[str, str]:
    """What the form of a visit holds."""
    return dict(Form(page.one("form", method="get"), page.path).fields())


def test_page_says_every_date_and_what_it_sends_to_how_many(rachid: PageClient, programme: Programme) -> None:
    apply(programme, ApplicantRole.MENTEE, 3, ApplicationState.DRAFT)
    leave_notice_address(programme, "ada@exemple.fr")
    db.session.commit()
    page = rachid.get(CALENDAR)
    said = list(lines(page))
    assert len(said) == 10
    assert said[0].startswith("lundi 27 septembre 2027 (passé)")
    assert "mardi 2 novembre 2027 Clôture des candidatures dans 21 jours" in said[1]
    assert "samedi 30 octobre 2027 : Rappel à 3 personnes dont la candidature est commencée et non envoyée." in said[1]
    assert "Les réponses partent quand vous les envoyez : aucune n’est préparée pour l’instant." in said[3]
    assert "mercredi 1er décembre 2027 : Rappel à qui n’a pas répondu" in said[4]
    assert "jeudi 9 décembre 2027 : Les propositions sans deux « oui » s’arrêtent" in said[4]
    assert "Lieu : au siège de l’agence régionale." in said[6]
    assert "février 2029" in said[9]
    assert page.has("30 jours")
    assert page.link("Décaler les dates") == f"/coordination/{COHORT}/decaler"


def test_rolling_programme_shows_its_delays(client: PageClient, app: Flask) -> None:
    make_host()
    make_staff(make_programme())
    sign_in(client, "rachid@exemple.fr")
    home = f"/coordination/{ROLLING}/reglages/calendrier"
    page = client.get(home)
    assert page.has("Ce programme est ouvert toute l’année")
    assert not page.has("Décaler les dates")
    edit = page.link("Modifier un délai")
    page = client.get(edit, query_string=typed_in(client.get(edit)) | {"confirm_days": "15"})
    assert page.has("Réponse à un binôme proposé")
    done = client.follow(client.submit(page, "Changer ces délais"))
    assert done.has("Le calendrier est modifié. Personne n’a été prévenu.")
    db.session.rollback()
    assert definition(by_slug(ROLLING)).calendar.confirm_days == 15
    assert client.get(f"/coordination/{ROLLING}/decaler").has("Il n’y a aucune date à venir à décaler.")


def edited(rachid: PageClient, **typed: str) -> dict[str, str]:
    return typed_in(rachid.get(f"{CALENDAR}/modifier")) | typed


def test_one_date_changes_once_it_was_read(rachid: PageClient, programme: Programme) -> None:
    query = edited(rachid, committee_on="2027-11-20", launch_place="à la mairie")
    before = whole_database()
    page = rachid.get(f"{CALENDAR}/modifier", query_string=query)
    assert whole_database() == before
    assert "Réunion du comité | mardi 23 novembre 2027 week-end | samedi 20 novembre 2027" in rows(page)
    assert "Lieu du lancement | au siège de l’agence régionale | à la mairie" in rows(page)
    assert page.has("Aucun de ces jours n’a encore été annoncé")
    done = rachid.follow(rachid.submit(page, "Changer ces dates"))
    assert done.has("Personne n’a été prévenu.")
    db.session.rollback()
    found = by_slug(COHORT)
    assert found.revision == 2
    assert definition(found).calendar.committee_on == date(2027, 11, 20)
    entry = db.session.query(JournalEntry).filter_by(act="calendar_changed").one()
    assert entry.facts["committee_on"] == "2027-11-23 > 2027-11-20"
    assert rachid.get(f"/programmes/{COHORT}").has("20 novembre 2027")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"closes_on": ""}, "closes_on", "Indiquez le jour pour la clôture des candidatures"),
        ({"closes_on": "31/12"}, "closes_on", "Indiquez le jour pour la clôture des candidatures"),
        ({"closes_on": "9999-12-31"}, "closes_on", "Indiquez le jour pour la clôture des candidatures"),
        (
            {"answers_by": "2027-11-22"},
            "answers_by",
            "Choisissez un jour à partir du 23 novembre 2027, prévu pour la réunion du comité",
        ),
        (
            {"opens_on": "2027-09-01", "closes_on": "2027-10-11"},
            "closes_on",
            "Choisissez un jour à venir pour la clôture des candidatures",
        ),
        ({"launch_place": " "}, "launch_place", "Indiquez où a lieu le lancement"),
        ({"launch_place": "x" * 201}, "launch_place", "Raccourcissez : 200 caractères au maximum"),
        ({"answer_days": "1"}, "answer_days", "Écrivez un nombre de 2 à 1 000"),
        ({"answer_days": "9" * 5000}, "answer_days", "Écrivez un nombre de 2 à 1 000"),
        ({"duration_months": "douze"}, "duration_months", "Écrivez un nombre de 1 à 60"),
    ],
)
def test_what_does_not_hold_is_said_by_the_field_and_nothing_is_lost(
    rachid: PageClient, typed: dict[str, str], field: str, sentence: str
) -> None:
    query = edited(rachid, midterm_on="2028-07-01", **typed)
    page = rachid.get(f"{CALENDAR}/modifier", query_string=query, status=422)
    assert text_of(page.one("p", class_="error", id=f"{field}-error")) == f"Erreur : {sentence}"
    shown = typed_in(page)
    assert shown["midterm_on"] == "2028-07-01"
    assert shown[field] == query[field].strip()


def test_dates_that_stay_are_no_change(rachid: PageClient) -> None:
    assert rachid.get(f"{CALENDAR}/modifier", query_string=edited(rachid), status=422).has("Aucune date ne change.")


def test_whoever_changes_dates_after_somebody_else_is_told(
    rachid: PageClient, app: Flask, programme: Programme
) -> None:
    make_staff(programme, "anne@exemple.fr", first_name="Anne", last_name="Muller")
    anne = PageClient(app)
    sign_in(anne, "anne@exemple.fr")
    query = edited(rachid, midterm_on="2028-07-01")
    late = rachid.get(f"{CALENDAR}/modifier", query_string=query)
    other = anne.get(f"/coordination/{COHORT}/decaler", query_string={"combien": "1", "depuis": "closes_on"} | _WEEKS)
    anne.submit(other, "Changer ces dates")
    before = whole_database()
    refused = rachid.submit(late, "Changer ces dates", status=409)
    assert refused.has("Ce programme a changé entre-temps.")
    assert refused.has("Anne Muller vient d’en modifier le calendrier ou l’étape.")
    assert whole_database() == before


_WEEKS = {"unite": "semaines", "sens": "plus-tard"}


@pytest.mark.parametrize("seen", [None, "", "deux"])
def test_change_without_what_was_seen_is_refused(rachid: PageClient, seen: str | None) -> None:
    page = rachid.get(f"{CALENDAR}/modifier", query_string=edited(rachid, midterm_on="2028-07-01"))
    before = whole_database()
    rachid.submit(page, "Changer ces dates", status=422, seen=seen)
    assert whole_database() == before


def test_extra_fields_change_nothing_else(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(f"{CALENDAR}/modifier", query_string=edited(rachid, midterm_on="2028-07-01"))
    rachid.submit(page, "Changer ces dates", title="Autre", state="archived", slug="autre", before="1")
    db.session.rollback()
    assert by_slug(COHORT).state is S.OPEN
    assert by_slug(COHORT).title == programme.title
