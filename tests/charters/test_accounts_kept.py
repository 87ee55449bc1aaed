"""Whose account follows a corrected address, and whose never does: nobody of the staff gains a door (ADR 0015)."""

import pytest
from app.access.errors import AddressOfStaff, AddressTaken
from app.access.models import Person
from app.access.queries import person_by_email
from app.access.services import correct_address as correct_account
from app.applications.models import ApplicantRole
from app.charters.models import Party
from app.core.clock import now
from app.core.database import db
from app.programmes.models import Programme, Role, StaffRole
from flask import Flask

from tests.charters.cast import (
    ADA,
    MILO,
    RACHID,
    Signing,
    make_application,
    make_programme,
)
from tests.charters.conftest import Visitor
from tests.support.letters import last_letter, make_person, sign_in

NEW = "milo.l@exemple.fr"


def page_of(signing: Signing, party: str = "mentee") -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}/charte/{party}/adresse"


def give_role(email: str, programme: Programme, role: Role) -> None:
    db.session.add(StaffRole(person=account(email), programme_id=programme.id, role=role, since=now()))
    db.session.commit()


def account(email: str) -> Person:
    found = person_by_email(email)
    assert found is not None
    return found


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COMMITTEE, Role.REFERENT])
def test_the_account_of_staff_never_moves(app: Flask, signing: Signing, role: Role) -> None:
    elsewhere = make_programme("ailleurs")
    give_role(MILO, elsewhere, role)
    rachid = Visitor(app)
    sign_in(rachid, RACHID)
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    assert page.has("cette personne a un rôle dans l’équipe")
    rachid.submit(page, "Corriger l’adresse")
    assert account(MILO).id == signing.charter.pair.mentee.person_id
    assert person_by_email(NEW) is None
    assert signing.slot(Party.MENTEE).email == NEW


def test_an_account_that_opens_more_than_this_programme_stays(rachid: Visitor, signing: Signing) -> None:
    make_application(make_programme("ailleurs"), ApplicantRole.MENTEE, MILO, "Milo", "Łukasik")
    db.session.commit()
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    assert page.has("il ouvre aussi un autre programme, ou un mentorat déjà commencé")
    rachid.submit(page, "Corriger l’adresse")
    assert account(MILO).id == signing.charter.pair.mentee.person_id
    assert last_letter(NEW).name == "signing_link"


def test_an_address_that_opens_another_account_leaves_both_accounts_alone(rachid: Visitor, signing: Signing) -> None:
    make_person(NEW)
    page = rachid.submit(rachid.get(page_of(signing)), "Continuer", email=NEW, status=200)
    assert page.has("la nouvelle ouvre déjà un autre compte")
    rachid.submit(page, "Corriger l’adresse")
    assert account(MILO).id == signing.charter.pair.mentee.person_id
    assert account(NEW).id != account(MILO).id


def test_access_itself_refuses_staff_and_addresses_taken(signing: Signing) -> None:
    with pytest.raises(AddressOfStaff):
        correct_account(account(RACHID), NEW, actor="command")
    with pytest.raises(AddressTaken):
        correct_account(account(MILO), ADA, actor="command")
