import pytest
from app.core.database import db
from app.organisation.models import Organisation
from app.organisation.services import set_host
from app.programmes.models import NoticeRequest, ProgrammeState
from flask import Flask
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme
from tests.support.contents import whole_database
from tests.support.letters import make_host
from tests.support.pages import PageClient

S = ProgrammeState
NOTICE = f"/programmes/{COHORT}/prevenir"
LEGAL = ("/mentions-legales", "/confidentialite", "/accessibilite")


@pytest.fixture
def host(app: Flask) -> None:
    make_host()


def kept() -> list[tuple[int, str]]:
    db.session.rollback()
    return [(each.programme_id, each.email) for each in db.session.scalars(select(NoticeRequest))]


def test_front_without_programme_says_so(client: PageClient, host: None) -> None:
    make_programme(ROLLING, state=S.DRAFT)
    make_programme(COHORT, state=S.ARCHIVED)
    page = client.get("/")
    assert page.title == "Bientôt, un programme de mentorat"
    assert not [link for link in page.links() if link.startswith("/programmes/")]


def test_front_before_the_host_is_known_shows(client: PageClient) -> None:
    assert client.get("/").title == "Bientôt, un programme de mentorat"


def test_front_with_one_programme_is_its_page(client: PageClient, host: None) -> None:
    make_programme(ROLLING)
    make_programme(COHORT, state=S.DRAFT)
    assert client.get("/").title == "Vous vous installez en libéral. Quelqu’un est passé par là."


def test_front_with_two_programmes_lists_them(client: PageClient, host: None, now: FixedClock) -> None:
    make_programme(ROLLING)
    make_programme(COHORT)
    client.get("/")
    page = client.get("/")
    assert {f"/programmes/{ROLLING}", f"/programmes/{COHORT}"} <= set(page.links())
    assert page.text.count("Candidatures ouvertes") == 1
    assert page.text.count("Candidatures fermées en ce moment") == 1
    assert client.queries == 2
    now.set(2027, 10, 12)
    assert client.get("/").text.count("Candidatures ouvertes") == 2


def test_good_address_is_kept_in_its_normal_form(client: PageClient, host: None) -> None:
    programme = make_programme(COHORT)
    page = client.get(client.get(f"/programmes/{COHORT}").link("Être prévenu·e par e-mail"))
    done = client.follow(client.submit(page, "Me prévenir", email="  Ada.Roth@Exemple.fr "))
    assert done.title == "C’est noté"
    assert kept() == [(programme.id, "ada.roth@exemple.fr")]


def test_same_address_twice_is_kept_once_and_answered_alike(client: PageClient, host: None) -> None:
    make_programme(COHORT)
    written = ("ada@exemple.fr", "ADA@exemple.fr")
    answers = [client.submit(client.get(NOTICE), "Me prévenir", email=each) for each in written]
    assert len(kept()) == 1
    first, second = (each.response for each in answers)
    assert (first.status_code, first.location, first.data) == (second.status_code, second.location, second.data)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Écrivez votre adresse e-mail"),
        ("   ", "Écrivez votre adresse e-mail"),
        ("ada", "Écrivez l’adresse e-mail en entier, par exemple prenom@exemple.fr"),
        ("ada@exemple.fr,eve@exemple.fr", "Écrivez l’adresse e-mail en entier"),
        ("ada@exemple.fr\r\nBcc: eve@exemple.fr", "Écrivez l’adresse e-mail en entier"),
        ("ada@exemple.fr\x0bBcc: eve@exemple.fr", "Écrivez l’adresse e-mail en entier"),
        ("Ada <ada@exemple.fr>", "Écrivez l’adresse e-mail en entier"),
        ("a" * 300 + "@exemple.fr", "Écrivez l’adresse e-mail en entier"),
    ],
)
def test_bad_address_is_asked_again_and_nothing_is_kept(
    client: PageClient, host: None, typed: str, sentence: str
) -> None:
    make_programme(COHORT)
    page = client.get(NOTICE)
    before = whole_database()
    again = client.submit(page, "Me prévenir", status=422, email=typed)
    assert again.errors()
    assert again.has(sentence)
    assert typed.split(maxsplit=1)[0] in (again.one("input", id_="email").get("value") or "") if typed.strip() else True
    assert whole_database() == before


def test_what_looks_like_a_robot_is_asked_again_and_loses_nothing(client: PageClient, host: None) -> None:
    make_programme(COHORT)
    page = client.get(NOTICE)
    again = client.submit(page, "Me prévenir", status=422, email="ada@exemple.fr", website="http://spam.example")
    assert kept() == []
    assert again.has("Le premier envoi ressemblait à celui d’un robot")
    client.submit(again, "Envoyer à nouveau")
    assert [email for _, email in kept()] == ["ada@exemple.fr"]


@pytest.mark.parametrize("state", [S.DRAFT, S.ARCHIVED])
def test_address_cannot_be_left_with_a_programme_nobody_sees(
    client: PageClient, host: None, state: ProgrammeState
) -> None:
    programme = make_programme(COHORT)
    page = client.get(NOTICE)
    programme.state = state
    client.submit(page, "Me prévenir", status=404, email="ada@exemple.fr")
    assert kept() == []


def test_addresses_have_a_limit(client: PageClient, host: None) -> None:
    make_programme(COHORT)
    page = client.get(NOTICE)
    for number in range(10):
        client.submit(page, "Me prévenir", email=f"ada{number}@exemple.fr")
    assert client.submit(page, "Me prévenir", status=429, email="trop@exemple.fr").has("Beaucoup d’essais")
    assert len(kept()) == 10


@pytest.mark.parametrize("path", LEGAL)
def test_legal_pages_show_before_the_host_is_known(client: PageClient, path: str) -> None:
    page = client.get(path)
    assert "None" not in page.text
    assert client.queries == 1


def test_legal_pages_name_the_host(client: PageClient, host: None) -> None:
    set_host(
        actor="command",
        address="4 place de la Mairie",
        registration="RNA W391000000",
        director="Claire Vasseur",
        privacy_contact="donnees@exemple.fr",
        hosting="Un hébergeur",
        hosting_country="France",
    )
    db.session.commit()
    legal, privacy, accessibility = (client.get(path) for path in LEGAL)
    for each in ("CPTS des Trois Vallées", "4 place de la Mairie", "RNA W391000000", "Claire Vasseur", "Un hébergeur"):
        assert legal.has(each)
    assert "mailto:mentorat@exemple.fr" in legal.links()
    assert "mailto:donnees@exemple.fr" in privacy.links()
    assert privacy.has("situé en France, chez Un hébergeur")
    assert accessibility.has("Accessibilité : non conforme.")
    assert db.session.scalars(select(Organisation)).one().brand == "Mentorat"
