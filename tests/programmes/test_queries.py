import pytest
from app.access.services import disable_person
from app.core.database import db
from app.organisation.errors import HostUnknown
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import ProgrammeState, Role
from app.programmes.queries import (
    all_programmes,
    by_id,
    by_slug,
    coordinated_by,
    definition,
    is_staff,
    letterhead,
    may,
    public_programmes,
    staff_people,
    staff_role,
    times_held,
)
from app.programmes.services import grant_role
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme, make_staff
from tests.support.letters import make_host, make_person
from tests.support.pages import statements

S = ProgrammeState


def test_programme_is_found_by_its_address_and_number(app: Flask) -> None:
    programme = make_programme()
    assert by_slug(ROLLING) is by_id(programme.id) is programme
    for slug in ("nulle-part", ROLLING.upper(), ""):
        with pytest.raises(ProgrammeUnknown):
            by_slug(slug)
    with pytest.raises(ProgrammeUnknown):
        by_id(999)


def test_public_sees_neither_drafts_nor_archives_newest_first(app: Flask, now: FixedClock) -> None:
    for state in S:
        make_programme(slug=state.value, state=state)
        now.advance(days=1)
    assert [each.slug for each in all_programmes()] == [state.value for state in reversed(S)]
    seen = [each.state for each in public_programmes()]
    assert set(seen) == set(S) - {S.DRAFT, S.ARCHIVED}


def test_roles_hold_in_their_programme_alone(app: Flask) -> None:
    one, other = make_programme(), make_programme(COHORT)
    rachid = make_staff(one)
    boss = make_person("boss@exemple.fr")
    grant_role(boss, Role.ADMINISTRATOR, None, actor="command")
    assert may(rachid.id, Role.COORDINATOR, one.id)
    assert times_held(rachid.id, Role.COORDINATOR) == 1
    assert times_held(rachid.id, Role.COORDINATOR, ROLLING) == 1
    assert not may(rachid.id, Role.COORDINATOR, other.id)
    assert not times_held(rachid.id, Role.COORDINATOR, COHORT)
    assert not times_held(rachid.id, Role.COORDINATOR, "nulle-part")
    assert not may(rachid.id, Role.COMMITTEE, one.id)
    assert times_held(boss.id, Role.ADMINISTRATOR) == 1
    assert not times_held(boss.id, Role.COORDINATOR)
    assert not times_held(boss.id, Role.COORDINATOR, ROLLING)
    assert coordinated_by(rachid.id) == [one]
    assert coordinated_by(boss.id) == []
    assert staff_role(rachid.id, Role.COORDINATOR, other.id) is None
    grant_role(rachid, Role.COORDINATOR, other, actor="command")
    assert times_held(rachid.id, Role.COORDINATOR, ROLLING) == times_held(rachid.id, Role.COORDINATOR) == 2


def test_staff_opens_files_and_a_referent_does_not(app: Flask) -> None:
    programme = make_programme()
    for role in Role:
        person = make_person(f"{role.value}@exemple.fr")
        grant_role(person, role, None if role is Role.ADMINISTRATOR else programme, actor="command")
        assert is_staff(person.id) is (role is not Role.REFERENT)
    assert not is_staff(make_person("zoe@exemple.fr").id)


def test_people_of_a_role_are_sorted_as_french_sorts_and_without_closed_accounts(app: Flask) -> None:
    programme = make_programme()
    for first, last in (("Zoé", "Zola"), ("Émile", "Évrard"), ("Ada", "Faure")):
        make_staff(programme, f"{last[0].lower()}@exemple.fr".replace("é", "e"), first_name=first, last_name=last)
    closed = make_staff(programme, "closed@exemple.fr", first_name="Bob", last_name="Aubry")
    disable_person(closed, actor="command")
    names = [each.last_name for each in staff_people(programme.id, Role.COORDINATOR)]
    assert names == ["Évrard", "Faure", "Zola"]


def test_definition_is_read_once_a_revision(app: Flask) -> None:
    programme = make_programme()
    first = definition(programme)
    db.session.commit()
    assert definition(programme) is first
    changed = {**programme.definition, "places": {"pairs_min": 3}}
    programme.definition, programme.revision = changed, programme.revision + 1
    db.session.commit()
    assert definition(programme).places.pairs_min == 3


def test_list_of_programmes_does_not_read_what_they_are_made_of(app: Flask) -> None:
    make_programme()
    db.session.expire_all()
    with statements() as seen:
        all_programmes()
    assert [each for each in seen if "definition" in each] == []


def test_letterhead_needs_a_host(app: Flask) -> None:
    programme = make_programme()
    with pytest.raises(HostUnknown):
        letterhead(programme)
    make_host()
    head = letterhead(programme)
    assert (head.programme, head.organisation) == (programme.title, "CPTS des Trois Vallées")
