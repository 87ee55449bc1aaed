"""How many questions a page asks the database: few, and as many with three rows as with three hundred."""

from datetime import date, timedelta

import pytest
from app.access.models import Person
from app.applications.models import ApplicantRole, Application, ApplicationState, Decision
from app.core.base import new_ref
from app.core.clock import now, today
from app.core.database import db
from app.core.text import sort_key
from app.followup.models import FirstImpression, Fit, Meeting, MeetingState, Pause
from app.organisation.models import Partner, Referent
from app.organisation.queries import host
from app.pairing.models import Pair, PairState
from app.programmes.definition import MeetingMode
from app.programmes.models import ProgrammePartner, ProgrammeReferent, ProgrammeState, Role, StaffRole
from flask import Flask

from tests.pairing.world import World, make_world
from tests.support.cast import sign_in
from tests.support.pages import PageClient

PUBLIC, STAFF = 2, 8
BOARD = 11  # people, pairs, and a question for each kind of thing a committee decides
_GATHERING = {"index": 14, "todo": 17, "pair": 14}
"""Above the budget: pages that gather what each feature declares, a question for each. A new feature may add its own;
otherwise only to be lowered."""
_COORDINATION = "/coordination/installation"
_STATES = (PairState.ACTIVE, PairState.PROPOSED, PairState.COMMITTED, PairState.DECLINED)
_OFTEN = 60


@pytest.fixture
def world(app: Flask) -> World:
    world = make_world()
    world.programme.state = ProgrammeState.OPEN
    return world


@pytest.fixture
def rachid(client: PageClient, world: World) -> PageClient:
    return sign_in(client, world.rachid)


def _pages(world: World, application: Application, pair: Pair) -> dict[str, int]:
    """Every page whose length grows with the programme, and its budget."""
    return {
        f"/programmes/{world.programme.slug}": PUBLIC,
        "/coordination": _GATHERING["index"],
        _COORDINATION: _GATHERING["todo"],
        f"{_COORDINATION}/candidatures": STAFF,
        f"{_COORDINATION}/candidatures/{application.ref}": STAFF,
        f"{_COORDINATION}/decisions": STAFF,
        f"{_COORDINATION}/binomes": STAFF,
        f"{_COORDINATION}/binomes/former": BOARD,
        f"{_COORDINATION}/binomes/{pair.ref}": STAFF,
        f"{_COORDINATION}/reglages/equipe": STAFF,
    }


def test_pages_ask_as_much_of_a_small_programme_as_of_a_large_one(rachid: PageClient, world: World) -> None:
    application, pair = _grow(world, 3)
    pages = _pages(world, application, pair)
    few = {path: _cost(rachid, path) for path in pages}
    _grow(world, 297)
    many = {path: _cost(rachid, path) for path in pages}
    assert {path: (few[path], cost) for path, cost in many.items() if cost != few[path]} == {}
    over = {path: (cost, pages[path]) for path, cost in few.items() if cost > pages[path]}
    assert not over


def test_a_pair_asks_as_much_after_three_meetings_as_after_sixty(client: PageClient, world: World) -> None:
    pair = _years(world, 1)[0]
    db.session.commit()
    person = pair.mentee.person
    assert person is not None
    mentee = sign_in(client, person)
    few = [_cost(mentee, path) for path in _pages_of(pair, 3)]
    many = [_cost(mentee, path) for path in _pages_of(pair, _OFTEN)]
    assert many == few
    assert max(few) <= _GATHERING["pair"]


def _pages_of(pair: Pair, meetings: int) -> tuple[str, ...]:
    """The pages of a pair whose length grows with its year, after so many meetings more."""
    db.session.add_all(_meeting(pair, today() - timedelta(days=10 + each)) for each in range(meetings))
    db.session.commit()
    return f"/mon-binome/{pair.ref}", f"/mon-binome/{pair.ref}/rencontres"


def _cost(visitor: PageClient, path: str) -> int:
    visitor.get(path)  # what a programme is made of is read once per process
    visitor.get(path)
    return visitor.queries


def _grow(world: World, count: int) -> tuple[Application, Pair]:
    """So many pairs and pairs under way, mentors and mentees without one, answers prepared, members of the team."""
    paired = _applications(world, count, ApplicationState.ACCEPTED)
    _applications(world, count, ApplicationState.ACCEPTED)
    waiting = _applications(world, count, ApplicationState.ELIGIBLE)
    for each in waiting:
        each.decision = Decision.ACCEPT
    mentors, mentees = paired[:count], paired[count:]
    pairs = [
        Pair(
            ref=new_ref(),
            programme_id=world.programme.id,
            mentor_application_id=mentor.id,
            mentee_application_id=mentee.id,
            state=_STATES[number % len(_STATES)],
            formed_by=world.rachid.ref,
            created_at=now(),
            proposed_at=now(),
            answer_by=today() + timedelta(days=7),
        )
        for number, (mentor, mentee) in enumerate(zip(mentors, mentees, strict=True))
    ]
    db.session.add_all(pairs)
    _years(world, count)
    _team(world, count)
    db.session.commit()
    return waiting[0], pairs[1]


def _years(world: World, count: int) -> list[Pair]:
    """So many pairs under way: one of three met lately, one long ago, one is worried about; one of two has rested."""
    files = _applications(world, count, ApplicationState.ACCEPTED)
    pairs = [_year(world, *members) for members in zip(files[:count], files[count:], strict=True)]
    db.session.add_all(pairs)
    db.session.flush()
    for number, pair in enumerate(pairs):
        db.session.add(_meeting(pair, today() - timedelta(days=(5, 70, 90)[number % 3])))
        if number % 3 == 2:
            said = FirstImpression(pair_id=pair.id, role=ApplicantRole.MENTEE, fit=Fit.DOES_NOT_SUIT)
            said.answered_at = said.said_at = now()
            db.session.add(said)
        if number % 2:
            rest = {"since": today() - timedelta(days=50), "resumed_on": today() - timedelta(days=45)}
            db.session.add(Pause(pair_id=pair.id, asked_by="x", until=today(), **rest))
    return pairs


def _year(world: World, mentor: Application, mentee: Application) -> Pair:
    return Pair(
        ref=new_ref(),
        programme_id=world.programme.id,
        mentor_application_id=mentor.id,
        mentee_application_id=mentee.id,
        state=PairState.ACTIVE,
        formed_by=world.rachid.ref,
        created_at=now(),
        starts_on=today() - timedelta(days=100),
        ends_on=today() + timedelta(days=265),
    )


def _meeting(pair: Pair, day: date) -> Meeting:
    return Meeting(
        ref=new_ref(),
        pair_id=pair.id,
        state=MeetingState.HELD,
        proposed_by=ApplicantRole.MENTOR,
        happens_on=day,
        mode=MeetingMode.VIDEO,
        place="",
        message="",
        created_at=now(),
    )


def _applications(world: World, count: int, state: ApplicationState) -> list[Application]:
    made = [_application(world, role, state, _person()) for role in ApplicantRole for _ in range(count)]
    db.session.add_all(made)
    db.session.flush()
    return made


def _application(world: World, role: ApplicantRole, state: ApplicationState, person: Person) -> Application:
    return Application(
        ref=new_ref(),
        reference=new_ref(),
        programme_id=world.programme.id,
        role=role,
        state=state,
        person=person,
        email=person.email,
        first_name=person.first_name,
        last_name=person.last_name,
        sort_key=person.sort_key,
        profession="Sage-femme",
        answers={"profession": "midwife", "commune": "Mulhouse", "commune-code": "68224", "objectives": ["project"]},
        created_at=now(),
        updated_at=now(),
        submitted_at=now(),
    )


def _person() -> Person:
    ref = new_ref()
    return Person(
        ref=ref,
        email=f"{ref}@exemple.fr",
        first_name="Camille",
        last_name=ref.title(),
        sort_key=sort_key(f"{ref} Camille"),
        created_at=now(),
    )


def _team(world: World, count: int) -> None:
    programme, organisation = world.programme.id, host().id
    people = [_person() for _ in range(count)]
    named = {"organisation_id": organisation}
    referents = [Referent(name=new_ref(), email=f"{new_ref()}@exemple.fr", **named) for _ in range(count)]
    partners = [Partner(name=new_ref(), **named) for _ in range(count)]
    db.session.add_all([*people, *referents, *partners])
    db.session.flush()
    db.session.add_all(
        StaffRole(person=each, programme_id=programme, role=Role.COORDINATOR, since=now()) for each in people
    )
    db.session.add_all(ProgrammeReferent(programme_id=programme, referent_id=each.id) for each in referents)
    db.session.add_all(ProgrammePartner(programme_id=programme, partner_id=each.id) for each in partners)
