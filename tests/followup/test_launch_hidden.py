"""Whoever of the coordination has a link with somebody finds no trace of their pair around the launch day."""

import pytest
from app.access.models import Person
from app.applications.models import Recusal
from app.core.clock import now as instant
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.errors.launching import NobodyLeftToTell
from app.followup.services.launching import invite
from app.programmes.models import Role
from app.programmes.services import grant_role
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.followup.launching import ANSWER, PAGE, Launch, names, tick
from tests.support.letters import make_person

HIDDEN = ("Milo Humbert", "Ada Roth")


@pytest.fixture
def ines(launch: Launch) -> Person:
    """Inès coordinates too, and has a link with Milo, of the first pair."""
    person = make_person("ines@exemple.fr", first_name="Inès", last_name="Haddad")
    grant_role(person, Role.COORDINATOR, launch.programme, actor="command")
    milo = launch.first.mentee
    db.session.add(
        Recusal(programme_id=launch.programme.id, application_id=milo.id, person_id=person.id, since=instant())
    )
    db.session.commit()
    return person


def test_neither_names_nor_counts_of_a_hidden_pair(launch: Launch, ines: Person, now: FixedClock) -> None:
    browser = launch.as_(ines)
    page = browser.get(PAGE)
    assert page.has("2 e-mails partent")
    assert page.has("Karim Benali")
    assert not [name for name in HIDDEN if page.has(name)]
    launch.invite()
    for file in (launch.first.mentee, launch.second.mentor):
        member = launch.member(file)
        member.submit(member.get(ANSWER), "Enregistrer", reponse="oui")
    page = browser.get(PAGE)
    assert page.has("1 personne vient, 0 ne vient pas et 1 n’a pas répondu.")
    now.set(2028, 1, 3, 8)
    for path in (PAGE, f"{PAGE}/presence", "/coordination/cohorte", "/coordination/cohorte/reglages/calendrier"):
        page = browser.get(path)
        assert not [name for name in HIDDEN if page.has(name)], path
    assert browser.get("/coordination/cohorte").has("1 personne n’a pas répondu à l’invitation au lancement")
    assert launch.rachid().get("/coordination/cohorte").has("2 personnes n’ont pas répondu à l’invitation")
    assert browser.get("/coordination/cohorte/reglages/calendrier").has("qui vient ou n’a pas répondu : 2 personnes")


def test_letters_to_either_member_are_not_in_the_outbox(launch: Launch, ines: Person) -> None:
    launch.invite()
    seen = {}
    for person in (ines, launch.world.rachid):
        page = launch.as_(person).get("/coordination/emails?programme=cohorte")
        seen[person.ref] = page.html.count("Votre invitation à la journée de lancement")
    assert seen[launch.world.rachid.ref] - seen[ines.ref] == 2


def test_the_hidden_pair_is_invited_by_the_clock_once_others_are(launch: Launch, ines: Person, now: FixedClock) -> None:
    assert invite(launch.programme, seen=launch.programme.revision, actor=ines.ref) == 2
    db.session.commit()
    assert names(launch.first.mentee) == []
    with pytest.raises(NobodyLeftToTell):
        invite(launch.programme, seen=launch.programme.revision, actor=ines.ref)
    db.session.rollback()
    tick(now)
    assert names(launch.first.mentee) == names(launch.first.mentor) == ["launch_invited"]
    assert not [name for name in HIDDEN if launch.as_(ines).get(PAGE).has(name)]
    told = db.session.scalars(select(JournalEntry).filter_by(act="launch_told").order_by(JournalEntry.id))
    assert [(each.actor, each.facts) for each in told] == [(ines.ref, {"letters": 2}), ("clock", {"letters": 2})]


def test_a_coordinator_who_is_in_a_pair_prints_the_list_of_the_others(launch: Launch) -> None:
    zoe = launch.second.mentee.person
    assert zoe
    grant_role(zoe, Role.COORDINATOR, launch.programme, actor="command")
    launch.invite()
    page = launch.as_(zoe).get(f"{PAGE}/presence")
    assert page.has("Ada Roth")
    assert not page.has("Karim Benali")
    assert launch.as_(zoe).get(ANSWER).has("Dites-nous si vous venez.")


def test_a_calendar_that_moves_tells_nothing_of_a_hidden_pair(launch: Launch, ines: Person, now: FixedClock) -> None:
    launch.invite()
    launch.second.mentor.person_id = None  # nobody else is invited, as far as Inès may know
    launch.second.mentee.person_id = None
    db.session.commit()
    asked = {"combien": "6", "unite": "semaines", "sens": "plus-tard", "depuis": "launch_on"}
    path = "/coordination/cohorte/decaler"
    words = "Le fichier joint remplace la journée de lancement"
    rachid = launch.rachid()
    page = rachid.get(path, query_string=asked)
    assert page.has(words)
    assert not launch.as_(ines).get(path, query_string=asked).has(words)
    rachid.submit(page, "Changer ces dates", tell="y")
    for person, seen in ((ines, 2), (launch.world.rachid, 4)):
        outbox = launch.as_(person).get("/coordination/emails?programme=cohorte")
        assert outbox.html.count("Des dates changent") == seen
