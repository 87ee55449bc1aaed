"""From the answers of a committee to active pairs, by pages and letters: dates that move, a silence, a place."""

from datetime import date
from typing import Any

from app.core.clock import today
from app.programmes.definition import Calendar
from app.programmes.queries import by_slug, definition

from tests.journeys.cohort import COHORT, PEOPLE, Cohort
from tests.journeys.walk import HOST
from tests.support.mailbox import letters
from tests.support.pages import Page

SIX_WEEKS = {"combien": "6", "unite": "semaines", "sens": "plus-tard", "depuis": "confirm_by"}


def calendar() -> Calendar:
    """The calendar as it is by now."""
    return definition(by_slug(COHORT)).calendar


def day_of(name: str) -> date:
    """One of its dates."""
    found: date = getattr(calendar(), name)
    return found


def prepare(cohort: Cohort, key: str, decision: str, **said: Any) -> None:
    """Prepare an answer for one person, on their file."""
    rachid = cohort.staff("rachid")
    rachid.submit(cohort.file(key), "Préparer cette réponse", decision=decision, **said)


def send_everything(cohort: Cohort) -> None:
    """Answers leave together, then the proposals: never in the other order."""
    rachid, path = cohort.staff("rachid"), f"{cohort.desk}/binomes/propositions"
    assert rachid.get(path).has("16 personnes n’ont pas encore reçu leur réponse.")
    rachid.follow(rachid.submit(rachid.get(f"{cohort.desk}/decisions"), "Envoyer les 20 réponses"))
    cohort.step("Passer à l’engagement")
    page = rachid.get(path)
    assert page.has("16 e-mails partent, deux par binôme.")
    assert rachid.follow(rachid.submit(page, "Envoyer les 8 propositions")).has("8 propositions partent")


def shift(cohort: Cohort) -> Page:
    """Six weeks more from the day to answer on: read what moves, then move it and tell everybody."""
    rachid, before = cohort.staff("rachid"), calendar()
    asked = rachid.get(f"{cohort.desk}/decaler", query_string=SIX_WEEKS)
    assert asked.has("1 binôme proposé, qui attend une réponse")
    assert asked.has("6 chartes qui attendent une signature")
    done = rachid.follow(rachid.submit(asked, "Changer ces dates", tell="y"))
    for name in ("confirm_by", "sign_by", "launch_on", "ends_on"):
        assert (getattr(calendar(), name) - getattr(before, name)).days == 42
    assert calendar().answers_by == before.answers_by
    return done


def told_of_the_shift() -> set[str]:
    """Whoever of the cast was written to, once each, that days move."""
    found = {key: letters(each.email, "calendar_moved") for key, each in PEOPLE.items()}
    assert {len(each) for each in found.values()} <= {0, 1}
    return {key for key, each in found.items() if each}


def sign_charter(cohort: Cohort, mentee: str, mentor: str) -> None:
    """The two, then the host, by their letters."""
    for key in (mentee, mentor):
        cohort.sign(PEOPLE[key].email, PEOPLE[key].full_name)
    assert cohort.sign(HOST["email"], HOST["name"], "charter_to_countersign").has("Tout le monde a signé")


def call_up(cohort: Cohort, key: str) -> None:
    """The first of the waiting list is called up, from « à traiter »."""
    rachid = cohort.staff("rachid")
    home = rachid.get(cohort.desk)
    assert home.has("1 place est libre et quelqu’un attend sur la liste")
    waiting = rachid.get(f"{cohort.desk}/liste-d-attente")
    page = rachid.get(waiting.link("Faire avancer la liste"))
    rachid.follow(rachid.submit(page, f"Retenir {PEOPLE[key].full_name}"))


def pair_again(cohort: Cohort, mentee: str, mentor: str) -> None:
    """The coordination forms one pair and proposes it."""
    rachid, name = cohort.staff("rachid"), PEOPLE[mentor].full_name
    board = rachid.get(f"{cohort.desk}/binomes/former")
    page = rachid.get(board.link(PEOPLE[mentee].full_name))
    if not any(name in "".join(each.itertext()) for each in page.all("th", scope="col")):
        page = rachid.get(page.link(name))
    formed = rachid.follow(rachid.submit(page, name, justification="Vu avec les deux personnes."))
    rachid.submit(rachid.get(formed.link("Proposer")), "Proposer ce binôme")


def days_of(address: str, name: str) -> int:
    """How many letters of that name an address has."""
    return len(letters(address, name))


def is_over(name: str) -> bool:
    """Whether that date is past."""
    return today() > day_of(name)
