from datetime import UTC, datetime

import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.core.declarations import Attention, AttentionSource, attention_sources, declare_attention
from app.home.queries.coordination import next_deadline, to_do
from app.pairing.models import Answer
from app.programmes.models import Role
from app.programmes.services import grant_role
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import World, make_world, say
from tests.support.letters import make_person, sign_in
from tests.support.pages import PageClient


@pytest.fixture
def world(app: Flask) -> World:
    return make_world()


@pytest.fixture
def rachid(client: PageClient, world: World) -> PageClient:
    """Rachid, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client


def test_nothing_to_do_says_when_something_comes(app: Flask, now: FixedClock) -> None:
    cohort = make_world("encadrement-hospitalier", "hospitalier")
    visitor = PageClient(app)
    sign_in(visitor, cohort.rachid.email)
    page = visitor.get("/coordination/hospitalier")
    assert page.has("Rien à traiter. Prochaine échéance :")


def test_nothing_to_do_in_a_rolling_programme_says_just_that(rachid: PageClient) -> None:
    page = rachid.get("/coordination/installation")
    assert page.title == "Mentorat d’installation, lundi 12 octobre 2026À traiter"
    assert page.has("Rien à traiter.")
    assert not page.has("Prochaine échéance")
    assert page.has("Aucun binôme pour l’instant.")


def test_lines_say_what_to_do_and_the_journey_counts(rachid: PageClient, world: World, now: FixedClock) -> None:
    world.mentee("Léa", "Dietrich")
    world.pair(world.mentor("Paul", "Adam"), world.mentee("Hugo", "Schmitt"))
    declined = world.proposed(world.mentor("Inès", "Weber"), world.mentee("Lucas", "Meyer"))
    say(declined, ApplicantRole.MENTOR, Answer.NO)
    world.proposed()
    now.advance(days=12)
    page = rachid.get("/coordination/installation")
    for sentence in (
        "1 proposition attend une réponse à moins de 3 jours de l’échéance",
        "1 binôme formé n’est pas encore proposé",
        "1 personne attend une autre proposition : la précédente n’a pas abouti",
        "1 personne retenue n’a pas encore de binôme",
        "7 candidatures reçues",
        "1 binôme formé",
        "0 charte signée",
        "Milo Humbert et Ada Roth",
        "0 réponse sur 2, attendues au plus tard le 26 octobre",
    ):
        assert page.has(sentence), sentence
    assert "Roth" not in " ".join(each.sentence for each in to_do(world.programme.id, world.rachid.id))
    for link in (each for each in page.links() if each.startswith("/coordination/installation/binomes")):
        rachid.get(link)


def test_the_most_urgent_comes_first_then_what_has_waited_longest(world: World) -> None:
    def found(_programme: int, _person: int) -> list[Attention]:
        values = {"slug": "installation"}
        days = [datetime(2026, 10, day, tzinfo=UTC) for day in (3, 1)]
        return [
            Attention("calm", 1, "home.coordinator.todo", values, urgency=90),
            *[Attention(f"since {day.day}", 1, "home.coordinator.todo", values, since=day, urgency=10) for day in days],
        ]

    declare_attention("test", AttentionSource(found, lambda each: each.code, lambda _each: "Voir"))
    try:
        lines = [each.sentence for each in to_do(world.programme.id, world.rachid.id)]
    finally:
        del attention_sources["test"]
    assert lines == ["since 1", "since 3", "calm"]


def test_next_deadline_is_the_first_day_to_come(app: Flask, world: World) -> None:
    cohort = make_world("encadrement-hospitalier", "hospitalier")
    from app.programmes.queries import definition

    calendar = definition(cohort.programme).calendar
    assert calendar.committee_on
    assert calendar.ends_on
    assert next_deadline(calendar, calendar.committee_on) == ("committee_on", calendar.committee_on)
    assert next_deadline(definition(world.programme).calendar, calendar.committee_on) is None


def test_list_of_programmes_shows_ones_own(rachid: PageClient, world: World) -> None:
    other = make_world("encadrement-hospitalier", "hospitalier")
    stranger = make_person("zoe@exemple.fr")
    grant_role(stranger, Role.COORDINATOR, other.programme, actor="command")
    world.mentee()
    db.session.commit()
    page = rachid.get("/coordination")
    assert page.has("Mentorat d’installation")
    assert page.link("Former les binômes") == "/coordination/installation/binomes/former"
    zoe = PageClient(rachid.app)
    sign_in(zoe, stranger.email)
    assert not zoe.get("/coordination").has("Mentorat d’installation")
    zoe.get("/coordination/installation", status=403)


def test_signing_in_leads_coordinators_to_what_must_be_done(app: Flask, world: World) -> None:
    assert sign_in(PageClient(app), world.rachid.email) == "/coordination/installation"
    make_world("encadrement-hospitalier", "hospitalier")
    assert sign_in(PageClient(app), world.rachid.email) == "/coordination"


@pytest.mark.parametrize("role", [Role.COMMITTEE, Role.REFERENT])
def test_committee_and_referents_have_no_page_here(app: Flask, world: World, role: Role) -> None:
    person = make_person("ines@exemple.fr")
    grant_role(person, role, world.programme, actor="command")
    db.session.commit()
    visitor = PageClient(app)
    sign_in(visitor, person.email)
    for path in ("/coordination", "/coordination/installation"):
        visitor.get(path, status=403)


def test_nobody_signed_in_reads_nothing(app: Flask, world: World) -> None:
    for path in ("/coordination", "/coordination/installation"):
        assert PageClient(app).http.get(path).status_code in (303, 403)
