"""Another edition, here or elsewhere: everything but the people."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.charters.models import CharterText
from app.charters.queries import newest_text, published_text
from app.core.clock import now as instant
from app.core.database import db
from app.home.services import send_notices
from app.mail.models import OutboxMail
from app.organisation.services import add_partner, add_referent
from app.programmes.models import NoticeRequest, Programme, ProgrammeState, Role
from app.programmes.queries import by_slug, definition, partners, referents, staff_roles
from app.programmes.services import join_partner, join_referent, leave_notice_address
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.test_calendar import typed_in
from tests.programmes.world import COHORT, ROLLING, apply, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import make_host, sign_in
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of

S = ProgrammeState
CLONE = f"/coordination/{COHORT}/cloner"
NEW = {"title": "Mentorat 2029", "edition": "2029", "slug": "cadres-2029"}


@pytest.fixture
def programme(app: Flask, now: FixedClock) -> Programme:
    now.set(2028, 2, 1)
    make_host()
    found = make_programme(COHORT, state=S.RUNNING)
    make_staff(found)
    make_staff(found, "ines@exemple.fr", Role.COMMITTEE, first_name="Inès", last_name="Weber")
    partner = add_partner(name="La Cordée", role="oriente", url="", actor="command")
    referent = add_referent(
        name="Léa Klein", email="lea@exemple.fr", title="", outside_coordination=True, actor="command"
    )
    join_partner(found, partner, actor="command")
    join_referent(found, referent, actor="command")
    apply(found, ApplicantRole.MENTEE, 3, ApplicationState.ACCEPTED)
    return found


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    """Rachid, who coordinates, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def check(client: PageClient, *, status: int = 200, **typed: object) -> Page:
    given = typed_in(client.get(CLONE)) | NEW | typed
    return client.get(CLONE, query_string=given, status=status)


def test_other_edition_has_everything_but_the_people(rachid: PageClient, programme: Programme) -> None:
    page = rachid.get(rachid.get(f"/coordination/{COHORT}/reglages/programme").link("Préparer une autre édition"))
    assert typed_in(page)["opens_on"] == "2028-09-25"  # a Monday, as the first was
    before = whole_database()
    page = check(rachid)
    assert whole_database() == before
    assert page.has("Inès Weber, comité")
    assert page.has("Prévenues à l’ouverture")
    done = rachid.follow(rachid.submit(page, "Créer cette édition"))
    assert done.has("« Mentorat 2029 » est en préparation")
    assert done.has("Le texte de sa charte attend d’être relu, puis publié.")
    db.session.rollback()
    made, first = by_slug("cadres-2029"), by_slug(COHORT)
    assert made.state is S.DRAFT
    assert made.cloned_from_id == first.id
    assert definition(made).mentee == definition(first).mentee
    assert definition(made).identity.edition == "2029"
    assert definition(made).calendar.closes_on == date(2028, 10, 31)
    assert db.session.query(Application).filter_by(programme_id=made.id).count() == 0
    assert published_text(made.id) is None
    copied, text = newest_text(made.id), published_text(first.id)
    assert copied is not None
    assert text is not None
    assert copied.source == text.source
    assert {(each.person.email, each.role) for each in staff_roles(made.id)} == {
        ("rachid@exemple.fr", Role.COORDINATOR),
        ("ines@exemple.fr", Role.COMMITTEE),
    }
    assert [each.name for each in partners(made.id)] == ["La Cordée"]
    assert [each.name for each in referents(made.id)] == ["Léa Klein"]
    assert {mail.name for mail in db.session.query(OutboxMail)} == {"sign_in"}
    rachid.get("/programmes/cadres-2029", status=404)


def test_edition_elsewhere_keeps_whom_one_chooses_and_says_what_still_names_the_first(
    rachid: PageClient, programme: Programme
) -> None:
    page = check(
        rachid,
        territory_name="Sundgau",
        territory_phrase="le Sundgau",
        territory_inside="dans le Sundgau",
        territory_communes="Altkirch et ses voisines",
        roles=[],
        referents=[],
        partners=[],
        charter="publier",
    )
    assert page.has("Pas prévenues : c’est un autre territoire")
    rachid.submit(page, "Créer cette édition")
    db.session.rollback()
    made = by_slug("cadres-2029")
    assert definition(made).territory.inside == "dans le Sundgau"
    assert [each.person.email for each in staff_roles(made.id)] == ["rachid@exemple.fr"]
    assert partners(made.id) == []
    assert published_text(made.id) is not None


def test_rolling_programme_has_editions_without_dates(client: PageClient, app: Flask) -> None:
    make_host()
    make_staff(make_programme())
    sign_in(client, "rachid@exemple.fr")
    clone = f"/coordination/{ROLLING}/cloner"
    page = client.get(clone, query_string=typed_in(client.get(clone)) | NEW)
    client.submit(page, "Créer cette édition")
    db.session.rollback()
    assert definition(by_slug("cadres-2029")).calendar == definition(by_slug(ROLLING)).calendar


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"slug": COHORT}, "Cette adresse est déjà prise : choisissez-en une autre"),
        ({"slug": "É"}, "Écrivez des minuscules sans accent, des chiffres et des tirets, 3 à 60 en tout"),
        ({"slug": "emails"}, "Écrivez des minuscules sans accent, des chiffres et des tirets, 3 à 60 en tout"),
        ({"title": ""}, "Écrivez le nom de l’édition"),
        ({"territory_inside": ""}, "Écrivez comment dire « dans »"),
        ({"closes_on": "2028-09-01"}, "Choisissez un jour à partir du 25 septembre 2028"),
        ({"opens_on": "2027-01-01", "closes_on": "2027-02-01"}, "Choisissez un jour à venir pour la clôture"),
        ({"charter": "brûler"}, "Choisissez ce que devient le texte de la charte"),
        ({"roles": "999999"}, "Choisissez dans la liste"),
        ({"partners": "un"}, "Choisissez dans la liste"),
    ],
)
def test_edition_that_does_not_hold_is_said(rachid: PageClient, typed: dict[str, str], sentence: str) -> None:
    page = check(rachid, status=422, **typed)
    assert any(sentence in text_of(each) for each in page.all("p", class_="error"))
    assert typed_in(page)["midterm_on"] == "2029-06-14"


def test_somebody_else_s_staff_cannot_be_taken_along(rachid: PageClient, programme: Programme) -> None:
    other = make_programme(ROLLING)
    make_staff(other, "zoe@exemple.fr", Role.COMMITTEE, first_name="Zoé", last_name="Ott")
    held = staff_roles(other.id)[0].id
    check(rachid, status=422, roles=str(held))


def test_address_taken_meanwhile_is_said(rachid: PageClient, programme: Programme) -> None:
    page = check(rachid)
    make_programme(ROLLING, slug="cadres-2029")
    late = rachid.submit(page, "Créer cette édition", status=422)
    assert late.errors() == ["Cette adresse est déjà prise : choisissez-en une autre"]


def test_first_edition_changed_meanwhile_is_said(rachid: PageClient, programme: Programme) -> None:
    page = check(rachid)
    programme.revision += 1
    db.session.commit()
    rachid.submit(page, "Créer cette édition", status=409)
    rachid.submit(page, "Créer cette édition", status=422, seen="")


def test_whoever_left_an_address_is_told_once_when_the_next_edition_opens(
    rachid: PageClient, programme: Programme, now: FixedClock
) -> None:
    leave_notice_address(programme, "ada@exemple.fr")
    db.session.commit()
    rachid.submit(check(rachid), "Créer cette édition")
    made = by_slug("cadres-2029")
    made.state = S.OPEN
    leave_notice_address(made, "ada@exemple.fr")
    leave_notice_address(programme, "zoe@exemple.fr")
    db.session.commit()
    assert rachid.get("/coordination/cadres-2029/reglages/calendrier").has("Message à 2 personnes ayant laissé")
    assert send_notices(instant()) == 0
    now.set(2028, 9, 25)
    assert send_notices(instant()) == 2
    assert send_notices(instant()) == 0
    assert db.session.query(NoticeRequest).count() == 0
    told = db.session.query(OutboxMail).filter_by(name="applications_open").all()
    assert sorted(mail.to_address for mail in told) == ["ada@exemple.fr", "zoe@exemple.fr"]
    assert "/programmes/cadres-2029" in told[0].text


def test_edition_elsewhere_tells_nobody_of_here(rachid: PageClient, programme: Programme, now: FixedClock) -> None:
    leave_notice_address(programme, "ada@exemple.fr")
    db.session.commit()
    rachid.submit(check(rachid, territory_name="Sundgau"), "Créer cette édition")
    by_slug("cadres-2029").state = S.OPEN
    db.session.commit()
    now.set(2028, 9, 25)
    assert send_notices(instant()) == 0
    assert db.session.query(CharterText).count() == 2
