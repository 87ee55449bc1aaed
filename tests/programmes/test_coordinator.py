from collections.abc import Iterator

import pytest
from app.core.database import db
from app.programmes.models import Programme, ProgrammeState, Role
from app.programmes.queries import by_slug, staff_people
from app.programmes.services import grant_role
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import letters_to, make_host, make_person, sign_in
from tests.support.pages import PageClient

S = ProgrammeState
SETTINGS = f"/coordination/{COHORT}/reglages"


@pytest.fixture
def programme(app: Flask) -> Programme:
    make_host()
    found = make_programme(COHORT, state=S.DRAFT)
    make_staff(found)
    return found


@pytest.fixture
def rachid(client: PageClient, programme: Programme) -> PageClient:
    """Rachid, who coordinates, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def test_settings_open_from_the_menu_and_lead_to_each_other(rachid: PageClient) -> None:
    page = rachid.get(rachid.get(f"/coordination/{COHORT}").link("Réglages"))
    assert page.path == f"{SETTINGS}/programme"
    menu = page.one("nav", aria_label="Réglages")
    assert [link.get("href") for link in menu.iter("a")] == [
        f"{SETTINGS}/{each}" for each in ("programme", "calendrier", "equipe", "charte", "ressources")
    ]
    assert [link.get("aria-current") for link in menu.iter("a")] == ["page", None, None, None, None]
    for path in (f"{SETTINGS}/{each}" for each in ("calendrier", "equipe", "charte", "ressources")):
        rachid.get(path)


def test_programme_lives_its_whole_life_by_named_buttons(rachid: PageClient, now: FixedClock) -> None:
    now.set(2027, 10, 12)
    lived = ["En préparation"]
    while True:
        page = rachid.get(f"{SETTINGS}/programme")
        buttons = [
            each for each in page.all("a", class_="button") if "button-secondary" not in (each.get("class") or "")
        ]
        if not buttons:
            break
        step = rachid.get(buttons[0].get("href") or "")
        assert step.has(f"Étape actuelle : {lived[-1]}. Aucun e-mail ne part.")
        label = "".join(step.all("button", type_="submit")[0].itertext())
        rachid.follow(rachid.submit(step, label))
        lived.append("".join(rachid.get(f"{SETTINGS}/programme").one("span", class_="tag").itertext()))
    assert lived == [
        "En préparation",
        "Candidatures ouvertes",
        "Sélection",
        "Jumelage",
        "Engagement",
        "En cours",
        "Bilan",
        "Archivé",
    ]
    assert page.has("Le programme est allé au bout")


def test_opening_says_from_when_and_until_when_one_may_apply(rachid: PageClient, now: FixedClock) -> None:
    path = f"{SETTINGS}/programme/ouverture"
    assert rachid.get(path).has("On peut candidater à partir du 27 septembre 2027, jusqu’au 2 novembre 2027.")
    now.set(2027, 10, 1)
    assert rachid.get(path).has("On peut candidater tout de suite, jusqu’au 2 novembre 2027.")
    now.set(2027, 11, 2, 23, 59)
    assert rachid.get(path).has("On peut candidater tout de suite")
    now.set(2027, 11, 3)
    assert rachid.get(path).has("Mais le calendrier ferme les candidatures le 2 novembre 2027 : personne ne pourra")


def test_rolling_programme_opens_all_year_and_may_be_paused(client: PageClient, app: Flask) -> None:
    make_host()
    make_staff(make_programme(state=S.DRAFT))
    sign_in(client, "rachid@exemple.fr")
    home = f"/coordination/{ROLLING}/reglages/programme"
    assert client.get(f"{home}/ouverture").has("Sa page devient publique. On peut candidater tout de suite.")
    client.get(f"{home}/pause", status=404)
    client.submit(client.get(f"{home}/ouverture"), "Ouvrir le programme")
    client.get(f"{home}/selection", status=404)
    client.submit(client.get(f"{home}/pause"), "Suspendre le programme")
    paused = client.get(home)
    assert paused.has("Suspendu")
    assert [each for each in paused.links() if each.startswith(f"{home}/")] == [f"{home}/reprise"]
    done = client.follow(client.submit(client.get(f"{home}/reprise"), "Reprendre le programme"))
    assert done.has("Le programme reprend à l’étape « Candidatures ouvertes ».")
    assert letters_to("rachid@exemple.fr")[-1].name == "sign_in"


def test_two_who_move_a_programme_at_once_are_told(rachid: PageClient, app: Flask, programme: Programme) -> None:
    programme.state = S.OPEN
    make_staff(programme, "anne@exemple.fr", first_name="Anne", last_name="Muller")
    anne = PageClient(app)
    sign_in(anne, "anne@exemple.fr")
    closing, selecting = rachid.get(f"{SETTINGS}/programme/cloture"), rachid.get(f"{SETTINGS}/programme/selection")
    anne.submit(anne.get(f"{SETTINGS}/programme/selection"), "Passer à la sélection")
    for page in (closing, selecting):
        late = rachid.submit(page, status=409)
        assert late.has("Ce programme a changé d’étape entre-temps.")
        assert late.has("Anne Muller vient de le faire avancer. Étape actuelle : Sélection.")
    db.session.rollback()
    assert by_slug(COHORT).state is S.SELECTING


@pytest.mark.parametrize("seen", [None, "", "deux", "9" * 5000])
def test_step_without_what_was_seen_is_refused(rachid: PageClient, seen: str | None) -> None:
    page = rachid.get(f"{SETTINGS}/programme/ouverture")
    before = whole_database()
    rachid.submit(page, "Ouvrir le programme", status=422, seen=seen)
    assert whole_database() == before


_WRITTEN = (
    "programme/ouverture",
    "calendrier/modifier",
    "/decaler",
    "equipe/inviter",
    "equipe/referents",
    "equipe/partenaires",
    "/cloner",
    "/codes-tardifs",
    "/codes-tardifs/1/retirer",
)


def _at(path: str) -> str:
    return f"/coordination/{COHORT}{path}" if path.startswith("/") else f"{SETTINGS}/{path}"


def _private_paths(programme: Programme) -> Iterator[tuple[str, str]]:
    ref = staff_people(programme.id, Role.COORDINATOR)[0].ref
    for path in (
        "programme",
        "programme/ouverture",
        "calendrier",
        "calendrier/modifier",
        "/decaler",
        "/cloner",
        "/codes-tardifs",
        "equipe",
        "equipe/inviter",
        "equipe/referents",
        "equipe/partenaires",
    ):
        yield "GET", _at(path)
    yield "GET", f"{SETTINGS}/equipe/coordination/{ref}/retirer"
    for path in _WRITTEN:
        yield "POST", _at(path)
    yield "POST", f"{SETTINGS}/equipe/coordination/{ref}/retirer"
    for kind in ("referents", "partenaires"):
        for deed in ("associer", "retirer"):
            yield "POST", f"{SETTINGS}/equipe/{kind}/1/{deed}"


@pytest.mark.parametrize("who", ["committee", "referent", "administrator", "other", "zoe"])
def test_nobody_else_reaches_the_settings(client: PageClient, programme: Programme, who: str) -> None:
    person = make_person(f"{who}@exemple.fr")
    if who == "other":
        grant_role(person, Role.COORDINATOR, make_programme(), actor="command")
    elif who == "administrator":
        grant_role(person, Role.ADMINISTRATOR, None, actor="command")
    elif who != "zoe":
        grant_role(person, Role(who), programme, actor="command")
    db.session.commit()
    sign_in(client, f"{who}@exemple.fr")
    token = client.get("/mon-compte").form().fields()[0]
    for method, path in _private_paths(programme):
        before = whole_database()
        answer = client.get(path, status=403) if method == "GET" else client.post(path, dict([token]), status=403)
        assert not answer.has("Rachid")
        assert whole_database()["programme"] == before["programme"]
        assert whole_database()["staff_role"] == before["staff_role"]


def test_visitor_is_led_to_sign_in_and_writes_nothing(client: PageClient, programme: Programme) -> None:
    for method, path in _private_paths(programme):
        if method == "GET":
            assert client.get(path, status=403).link("Me connecter") == "/connexion"
        else:
            client.post(path, {}, status=400)


def test_what_does_not_exist_is_not_found(rachid: PageClient, programme: Programme) -> None:
    zoe = make_person("zoe@exemple.fr")
    for path in (
        "programme/partout",
        "equipe/chefs/x/retirer",
        "equipe/comite/x/retirer",
        f"equipe/comite/{zoe.ref}/retirer",
    ):
        rachid.get(f"{SETTINGS}/{path}", status=404)
    token = rachid.get(f"{SETTINGS}/equipe/inviter").form().fields()[0]
    for number in ("0", "1", "2147483647", "99999999999999999999"):
        rachid.post(f"{SETTINGS}/equipe/referents/{number}/associer", dict([token]), status=404)
        rachid.post(f"{SETTINGS}/equipe/partenaires/{number}/retirer", dict([token]), status=404)
