from datetime import timedelta
from itertools import product

import pytest
from app.access.services import disable_person, find_or_create_person
from app.core.addresses import AddressRefused
from app.core.database import db
from app.core.journal import JournalEntry
from app.organisation.services import add_partner, add_referent
from app.programmes.errors import (
    AccountClosed,
    LastCoordinator,
    ProgrammeMovedOn,
    RoleGone,
    SlugRefused,
    SlugTaken,
    StepRefused,
)
from app.programmes.models import Programme, ProgrammeState, Role, StaffRole
from app.programmes.queries import definition, last_mover, partners, referents, staff_people
from app.programmes.rules import may_move
from app.programmes.services import (
    create_programme,
    grant_role,
    invite_staff,
    join_partner,
    join_referent,
    leave_notice_address,
    leave_partner,
    leave_referent,
    move_programme,
    revoke_role,
)
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import letters_to, make_host, make_person

S = ProgrammeState
STATES = tuple(S)


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


def acts(act: str) -> list[JournalEntry]:
    return list(db.session.scalars(select(JournalEntry).filter_by(act=act).order_by(JournalEntry.id)))


@pytest.mark.parametrize("preset", [ROLLING, COHORT])
def test_every_move_is_made_or_refused_as_the_table_says(preset: str) -> None:
    programme = make_programme(preset)
    cohort = definition(programme).is_cohort
    known = STATES if cohort else (S.DRAFT, S.OPEN, S.CLOSING, S.ARCHIVED, S.SUSPENDED)
    for state, to in product(known, STATES):
        programme.state, programme.suspended_from = state, S.OPEN if state is S.SUSPENDED else None
        db.session.commit()
        before, revision = whole_database(), programme.revision
        if may_move(state, to, suspended_from=programme.suspended_from, cohort=cohort):
            move_programme(programme, to, actor="command")
            assert programme.state is to
            assert programme.suspended_from is (state if to is S.SUSPENDED else None)
            assert programme.revision == revision + 1
        else:
            with pytest.raises(StepRefused) as caught:
                move_programme(programme, to, actor="command")
            assert caught.value.params == {"state": state.value, "to": to.value}
            assert whole_database() == before


def test_move_is_journalled_once_with_its_author() -> None:
    programme = make_programme(state=S.DRAFT)
    assert last_mover(programme.id) == ""
    rachid = make_staff(programme)
    move_programme(programme, S.OPEN, actor=rachid.ref)
    (entry,) = acts("programme_moved")
    assert (entry.actor, entry.subject, entry.facts) == (
        rachid.ref,
        f"programme:{programme.id}",
        {"before": "draft", "after": "open"},
    )
    assert last_mover(programme.id) == "Rachid Belkacem"
    move_programme(programme, S.SUSPENDED, actor="command")
    assert last_mover(programme.id) == ""


def test_move_decided_on_an_older_page_is_refused_and_names_who_acted() -> None:
    programme = make_programme()
    rachid = make_staff(programme)
    seen = programme.revision
    move_programme(programme, S.SUSPENDED, actor=rachid.ref, seen=seen)
    with pytest.raises(ProgrammeMovedOn) as caught:
        move_programme(programme, S.CLOSING, actor="command", seen=seen)
    assert caught.value.params == {"state": "suspended", "by": "Rachid Belkacem"}


def test_end_of_intake_is_noted_and_forgotten_when_it_opens_again(now: FixedClock) -> None:
    programme = make_programme(COHORT)
    ended = []
    for to in (S.SUSPENDED, S.OPEN, S.SELECTING, S.OPEN, S.SELECTING, S.PAIRING):
        now.advance(days=1)
        move_programme(programme, to, actor="command")
        ended.append(programme.intake_ended_at)
    third, fifth = now() - timedelta(days=3), now() - timedelta(days=1)
    assert ended == [None, None, third, None, fifth, fifth]


def test_database_itself_refuses_a_pause_from_nowhere() -> None:
    programme = make_programme()
    programme.state = S.SUSPENDED
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_two_programmes_cannot_have_one_address() -> None:
    parts = definition(make_programme(slug="installation"))
    before = whole_database()
    for slug, refusal in (("installation", SlugTaken), ("Installation", SlugRefused), ("emails", SlugRefused)):
        with pytest.raises(refusal):
            create_programme(
                slug=slug,
                title="Autre",
                definition=parts,
                charter_text="# Charte\n\nTexte.",
                actor="command",
            )
        assert whole_database() == before


def test_title_is_one_clean_line() -> None:
    made = create_programme(
        slug="propre",
        title="  Mentorat\r\nBcc: eve@exemple.fr\x0b 2027 ",
        definition=definition(make_programme()),
        charter_text="# Charte\n\nTexte.",
        actor="command",
    )
    assert made.title == "Mentorat Bcc: eve@exemple.fr 2027"
    assert made.state is S.DRAFT


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


def test_joining_and_leaving_is_done_once_and_journalled_once() -> None:
    programme = make_programme()
    partner = add_partner(name="ARS", role="finance", url="", actor="command")
    helper = add_referent(name="Solène", email="s@exemple.fr", outside_coordination=True, actor="command")
    for _ in range(2):
        join_partner(programme, partner, actor="command")
        join_referent(programme, helper, actor="command")
    assert (partners(programme.id), referents(programme.id)) == ([partner], [helper])
    for _ in range(2):
        leave_partner(programme, partner, actor="command")
        leave_referent(programme, helper, actor="command")
    assert (partners(programme.id), referents(programme.id)) == ([], [])
    for act in ("partner_joined", "partner_left", "referent_joined", "referent_left"):
        assert len(acts(act)) == 1


def test_address_left_twice_is_kept_once_and_apart_for_each_programme() -> None:
    from app.programmes.models import NoticeRequest

    for programme in (make_programme(), make_programme(slug="autre")):
        for _ in range(2):
            leave_notice_address(programme, "ada@exemple.fr")
    assert db.session.scalar(select(func.count(NoticeRequest.id))) == 2


def test_person_of_a_role_is_found_by_it_alone() -> None:
    programme: Programme = make_programme()
    find_or_create_person("zoe@exemple.fr")
    assert staff_people(programme.id, Role.COORDINATOR) == []
