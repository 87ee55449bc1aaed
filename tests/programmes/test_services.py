from datetime import timedelta
from itertools import product

import pytest
from app.core.database import db
from app.core.journal import JournalEntry
from app.organisation.services import add_partner, add_referent
from app.programmes.errors import (
    ProgrammeMovedOn,
    SlugRefused,
    SlugTaken,
    StepRefused,
)
from app.programmes.models import ProgrammeState
from app.programmes.queries import definition, last_mover, partners, referents
from app.programmes.rules import may_move
from app.programmes.services import (
    create_programme,
    join_partner,
    join_referent,
    leave_notice_address,
    leave_partner,
    leave_referent,
    move_programme,
)
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme, make_staff
from tests.support.contents import whole_database
from tests.support.letters import make_host

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
