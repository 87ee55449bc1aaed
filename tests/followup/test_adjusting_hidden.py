"""Whoever has a link with a member finds no trace of a pause or an end; and pages cost as much with thirty pairs."""

from datetime import date

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole, Recusal
from app.core.clock import now as instant
from app.core.database import db
from app.followup.models import Wish
from app.followup.queries.adjusting import brought_to_an_end, waiting
from app.followup.services.ending import Farewell, end_mentorship
from app.followup.services.pausing import pause_mentorship
from app.pairing.models import Pair
from app.programmes.models import Role
from app.programmes.queries import by_id
from app.programmes.services import grant_role
from flask import Flask

from tests.charters.cast import RACHID
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import tick
from tests.followup.underway import a_year
from tests.support.letters import make_person
from tests.support.pages import statements

INES = "ines@exemple.fr"


@pytest.fixture
def ines(pair: Pair) -> Person:
    """Inès coordinates too, and has a link with Milo."""
    person = make_person(INES, first_name="Inès", last_name="Faure")
    grant_role(person, Role.COORDINATOR, by_id(pair.programme_id), actor="command")
    link = {"programme_id": pair.programme_id, "application_id": pair.mentee_application_id, "person_id": person.id}
    db.session.add(Recusal(since=instant(), **link))
    db.session.commit()
    return person


@pytest.mark.parametrize("wish", list(Wish))
def test_no_trace_of_an_end(app: Flask, pair: Pair, ines: Person, wish: Wish) -> None:
    end_mentorship(pair, Farewell(wish), by=ApplicantRole.MENTEE, seen=pair.version, actor="visitor")
    db.session.commit()
    assert waiting(pair.programme_id, ines.id) == ([], [])
    assert brought_to_an_end(pair.programme_id, ines.id) == 0
    visitor = as_(app, INES)
    for path in ("", "/binomes", "/binomes/former", "/emails"):
        page = visitor.get(f"/coordination/local{path}") if path != "/emails" else visitor.get("/coordination/emails")
        assert not page.has("Milo")
        assert not page.has("mentorat s’arrête")
    base = f"/coordination/local/binomes/{pair.ref}"
    visitor.get(base, status=404)
    token = dict(visitor.get("/mon-compte").form().fields())
    for below in ("pause", "terminer", "reprendre", "prevenir"):
        visitor.post(f"{base}/{below}", token, status=404)


def test_no_trace_of_a_pause(app: Flask, pair: Pair, ines: Person, now: FixedClock) -> None:
    pause_mentorship(pair, date(2027, 2, 1), by=ApplicantRole.MENTEE, seen=pair.version, actor="visitor")
    db.session.commit()
    now.advance(days=60)
    assert not as_(app, INES).get("/coordination/local").has("en pause")
    assert as_(app, RACHID).get("/coordination/local").has("1 binôme est en pause depuis plus de 8 semaines")


def test_as_many_questions_for_thirty_as_for_three(app: Flask, pair: Pair, ines: Person) -> None:
    few = _cost(pair, ines.id, range(1, 4))
    assert _cost(pair, ines.id, range(4, 31)) == few == 2


def _cost(pair: Pair, reader: int, numbers: range) -> int:
    for number in numbers:
        other = a_year(by_id(pair.programme_id), number=number)
        said = Farewell(Wish.STOP if number % 2 else Wish.REACHED)
        end_mentorship(other, said, by=ApplicantRole.MENTOR, seen=other.version, actor="visitor")
    db.session.commit()
    programme = by_id(pair.programme_id)
    with statements() as seen:
        waiting(programme.id, reader)
        brought_to_an_end(programme.id, reader)
    return sum(each.startswith("SELECT") for each in seen)


def test_the_clock_asks_as_much_when_nothing_is_due(app: Flask, pair: Pair) -> None:
    for number in range(1, 6):
        a_year(by_id(pair.programme_id), number=number)
    with statements() as seen:
        assert tick() == [0, 0, 0]
    assert sum(each.startswith("SELECT") for each in seen) == 3
