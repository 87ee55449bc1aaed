"""« Mentors disponibles »: those who have a place left."""

import pytest
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.core import clock
from app.core.base import new_ref
from app.core.database import db
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme
from app.programmes.presets import preset_names
from flask import Flask

from tests.conftest import FixedClock
from tests.home.public import facts, visit
from tests.programmes.world import apply, make_programme
from tests.support.letters import make_host
from tests.support.pages import PageClient


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


@pytest.mark.parametrize("preset", preset_names())
def test_mentors_whose_places_are_taken_are_found_and_not_available(
    client: PageClient, now: FixedClock, preset: str
) -> None:
    now.set(2027, 10, 12)
    programme = make_programme(preset)
    apply(programme, ApplicantRole.MENTOR, 3, ApplicationState.ACCEPTED)
    apply(programme, ApplicantRole.MENTEE, 5, ApplicationState.ACCEPTED)
    of_one, of_two, silent = _applications(programme, ApplicantRole.MENTOR)
    one, two, three, four, five = _applications(programme, ApplicantRole.MENTEE)
    of_one.answers, of_two.answers = {"capacity": "one"}, {"capacity": "two"}
    said = []
    for mentor, mentee, state in (
        (of_one, one, PairState.DECLINED),
        (of_one, two, PairState.ACTIVE),
        (of_two, three, PairState.PROPOSED),
        (of_two, four, PairState.DRAFTED),
        (silent, five, PairState.COMMITTED),
    ):
        _pair(mentor, mentee, state)
        said.append(facts(visit(client, preset))["Mentors disponibles"].replace(" 5 recherchés", ""))
    assert said == ["3 aujourd’hui", "2 aujourd’hui", "2 aujourd’hui", "1 aujourd’hui", "0 aujourd’hui"]
    assert client.queries == 1


def _applications(programme: Programme, role: ApplicantRole) -> list[Application]:
    return db.session.query(Application).filter_by(programme_id=programme.id, role=role).order_by(Application.id).all()


def _pair(mentor: Application, mentee: Application, state: PairState) -> None:
    db.session.add(
        Pair(
            ref=new_ref(),
            programme_id=mentor.programme_id,
            mentor_application_id=mentor.id,
            mentee_application_id=mentee.id,
            state=state,
            formed_by="command",
            created_at=clock.now(),
        )
    )
    db.session.commit()
