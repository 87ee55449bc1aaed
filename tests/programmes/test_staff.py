import pytest
from app.access.services import disable_person
from app.core.addresses import AddressRefused
from app.core.database import db
from app.core.journal import JournalEntry
from app.programmes.errors import AccountClosed, LastCoordinator, RoleGone
from app.programmes.models import Role, StaffRole
from app.programmes.queries import staff_people
from app.programmes.services import grant_role, invite_staff, revoke_role
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.programmes.world import make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import letters_to, make_host, make_person


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


def acts(act: str) -> list[JournalEntry]:
    return list(db.session.scalars(select(JournalEntry).filter_by(act=act).order_by(JournalEntry.id)))


def test_granting_a_role_again_changes_nothing() -> None:
    programme, person = make_programme(), make_person()
    first = grant_role(person, Role.COMMITTEE, programme, actor="command")
    administrator = grant_role(person, Role.ADMINISTRATOR, None, actor="command")
    db.session.commit()
    before = whole_database()
    assert grant_role(person, Role.COMMITTEE, programme, actor="command") is first
    assert grant_role(person, Role.ADMINISTRATOR, programme, actor="command") is administrator
    db.session.commit()
    assert whole_database() == before
    assert len(acts("role_granted")) == 2


def test_database_itself_keeps_one_administrator_row_each() -> None:
    person = make_person()
    now = grant_role(person, Role.ADMINISTRATOR, None, actor="command").since
    db.session.add(StaffRole(person_id=person.id, programme_id=None, role=Role.ADMINISTRATOR, since=now))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_invitation_writes_once() -> None:
    programme = make_programme()
    invited = invite_staff("Ines@Exemple.fr", Role.COMMITTEE, programme, first_name="Inès", actor="command")
    assert invited.is_new
    again = invite_staff("ines@exemple.fr", Role.COMMITTEE, programme, first_name="Autre", actor="command")
    assert (again.person, again.is_new) == (invited.person, False)
    db.session.commit()
    (letter,) = letters_to("ines@exemple.fr")
    assert "Comité" in letter.text
    assert "/connexion" in letter.text
    assert invited.person.first_name == "Inès"
    assert invite_staff("ines@exemple.fr", Role.COORDINATOR, programme, actor="command").is_new


def test_invitation_refuses_a_bad_address_and_a_closed_account() -> None:
    programme, closed = make_programme(), make_person("ferme@exemple.fr")
    disable_person(closed, actor="command")
    db.session.commit()
    before = whole_database()
    with pytest.raises(AddressRefused):
        invite_staff("a@exemple.fr,b@exemple.fr", Role.COMMITTEE, programme, actor="command")
    with pytest.raises(AccountClosed):
        invite_staff("ferme@exemple.fr", Role.COMMITTEE, programme, actor="command")
    assert whole_database() == before


def test_role_is_taken_back_once() -> None:
    programme = make_programme()
    person = make_staff(programme, "ines@exemple.fr", Role.COMMITTEE)
    revoke_role(person, Role.COMMITTEE, programme, actor="command")
    with pytest.raises(RoleGone):
        revoke_role(person, Role.COMMITTEE, programme, actor="command")
    assert staff_people(programme.id, Role.COMMITTEE) == []
    (entry,) = acts("role_revoked")
    assert (entry.subject, entry.facts) == (person.ref, {"role": "committee"})


def test_last_coordinator_stays() -> None:
    programme, other = make_programme(), make_programme(slug="autre")
    rachid = make_staff(programme)
    make_staff(other, "anne@exemple.fr")
    with pytest.raises(LastCoordinator):
        revoke_role(rachid, Role.COORDINATOR, programme, actor="command")
    paul = make_staff(programme, "paul@exemple.fr")
    disable_person(paul, actor="command")
    with pytest.raises(LastCoordinator):
        revoke_role(rachid, Role.COORDINATOR, programme, actor="command")
    revoke_role(paul, Role.COORDINATOR, programme, actor="command")
    lea = make_staff(programme, "lea@exemple.fr")
    revoke_role(rachid, Role.COORDINATOR, programme, actor=rachid.ref)
    assert staff_people(programme.id, Role.COORDINATOR) == [lea]
