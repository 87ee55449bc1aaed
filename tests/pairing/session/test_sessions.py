"""A session in every state, and everything one may try on it."""

import pytest
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.errors import (
    NobodyPresent,
    NoCommittee,
    SessionClosed,
    SessionMoved,
    SessionOutOfSeason,
    SessionUnderWay,
    SessionUnknown,
)
from app.pairing.models import CommitteeSession, SessionPresence
from app.pairing.queries.sessions import session_to_read, session_underway, sessions_of, sitting
from app.pairing.services import close_committee_session, correct_presences, open_committee_session
from app.programmes.models import ProgrammeState, Role, StaffRole
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import begin, close
from tests.pairing.world import make_world
from tests.programmes.world import make_staff


def _there(session: CommitteeSession) -> dict[str, bool]:
    rows = db.session.scalars(select(SessionPresence).filter_by(session_id=session.id))
    return {each.person.first_name: each.present for each in rows}


def _acts(session: CommitteeSession) -> list[tuple[str, str]]:
    query = select(JournalEntry).filter_by(subject=session.ref).order_by(JournalEntry.id)
    return [(each.act, each.actor) for each in db.session.scalars(query)]


def test_opening_notes_who_is_there_and_who_is_not(desk: Desk) -> None:
    session = begin(desk, desk.hugo, by=desk.world.rachid)
    assert (session.held_on.isoformat(), session.version, session.closed_at) == ("2026-12-10", 1, None)
    assert _there(session) == {"Léa": False, "Hugo": True}
    assert _acts(session) == [("session_opened", desk.world.rachid.ref)]
    underway = session_underway(desk.world.programme.id)
    assert underway is not None
    assert underway.opened_by == "Rachid Amrani"


@pytest.mark.parametrize("state", [each for each in ProgrammeState if each.value not in ("selecting", "pairing")])
def test_no_session_opens_out_of_season(desk: Desk, state: ProgrammeState) -> None:
    desk.world.programme.state = state
    if state is ProgrammeState.SUSPENDED:
        desk.world.programme.suspended_from = ProgrammeState.PAIRING
    with pytest.raises(SessionOutOfSeason):
        open_committee_session(desk.world.programme, [desk.lea.ref], actor=desk.lea.ref)


def test_a_session_opens_while_selecting_too(desk: Desk) -> None:
    desk.world.programme.state = ProgrammeState.SELECTING
    assert begin(desk).closed_at is None


def test_nobody_sits_where_the_coordination_decides(desk: Desk) -> None:
    alone = make_world("installation-liberale", slug="liberal")
    alone.programme.state = ProgrammeState.PAIRING
    with pytest.raises(NoCommittee):
        open_committee_session(alone.programme, [alone.rachid.ref], actor=alone.rachid.ref)


@pytest.mark.parametrize("present", [[], ["somebody else"]])
def test_a_session_is_held_by_somebody_of_the_committee(desk: Desk, present: list[str]) -> None:
    with pytest.raises(NobodyPresent):
        open_committee_session(desk.world.programme, present, actor=desk.lea.ref)
    with pytest.raises(NobodyPresent):
        open_committee_session(desk.world.programme, [desk.world.rachid.ref], actor=desk.world.rachid.ref)


def test_one_at_a_time_and_several_one_after_the_other(desk: Desk, now: FixedClock) -> None:
    first = begin(desk)
    with pytest.raises(SessionUnderWay) as refused:
        open_committee_session(desk.world.programme, [desk.hugo.ref], actor=desk.hugo.ref)
    assert refused.value.params == {"by": "Léa Dietrich"}
    now.advance(hours=1)
    close(desk)
    now.advance(hours=1)
    second = begin(desk, desk.hugo, by=desk.hugo)
    assert [each.ref for each in sessions_of(desk.world.programme.id)] == [second.ref, first.ref]
    assert session_to_read(desk.world.programme.id).ref == second.ref
    assert session_to_read(desk.world.programme.id, first.ref).closed_at is not None


def test_the_database_refuses_two_open_sessions_as_well(desk: Desk) -> None:
    session = begin(desk)
    twice = {"held_on": session.held_on, "opened_by": "x", "opened_at": session.opened_at}
    db.session.add(CommitteeSession(ref="other", programme_id=session.programme_id, **twice))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_presences_are_corrected_while_it_is_open(desk: Desk) -> None:
    session = begin(desk, desk.lea)
    correct_presences(session, [desk.hugo.ref], seen=1, actor=desk.hugo.ref)
    assert _there(session) == {"Léa": False, "Hugo": True}
    assert session.version == 2
    assert _acts(session)[1:] == [("session_presence", desk.hugo.ref)]
    with pytest.raises(SessionMoved):
        correct_presences(session, [desk.lea.ref], seen=1, actor=desk.lea.ref)
    with pytest.raises(NobodyPresent):
        correct_presences(session, [], seen=2, actor=desk.lea.ref)


def test_who_joins_the_committee_is_asked_about_and_who_leaves_it_stays_in_its_session(desk: Desk) -> None:
    session = begin(desk, desk.lea, desk.hugo)
    db.session.execute(delete(StaffRole).filter_by(person_id=desk.hugo.id))
    nora = make_staff(desk.world.programme, "nora@exemple.fr", Role.COMMITTEE, first_name="Nora", last_name="Adam")
    found = [(person.first_name, there) for person, there in sitting(desk.world.programme.id, session)]
    assert found == [("Nora", False), ("Léa", True), ("Hugo", True)]
    correct_presences(session, [nora.ref, desk.lea.ref], seen=1, actor=desk.lea.ref)
    assert _there(session) == {"Léa": True, "Hugo": False, "Nora": True}


def test_a_session_closes_once_and_for_all(desk: Desk) -> None:
    session = begin(desk)
    with pytest.raises(SessionMoved):
        close_committee_session(session, desk.world.programme, seen=2, actor=desk.hugo.ref)
    close_committee_session(session, desk.world.programme, seen=1, actor=desk.hugo.ref)
    assert session.record is not None
    kept = dict(session.record)
    assert _acts(session)[-1] == ("session_closed", desk.hugo.ref)
    with pytest.raises(SessionClosed):
        close_committee_session(session, desk.world.programme, seen=2, actor=desk.lea.ref)
    with pytest.raises(SessionClosed):
        correct_presences(session, [desk.hugo.ref], seen=2, actor=desk.lea.ref)
    assert (session.record, _there(session)) == (kept, {"Léa": True, "Hugo": False})


def test_a_session_left_open_out_of_season_is_closed_by_the_coordination(desk: Desk) -> None:
    session = begin(desk)
    desk.world.programme.state = ProgrammeState.COMMITTING
    close_committee_session(session, desk.world.programme, seen=1, actor=desk.world.rachid.ref)
    assert session_underway(desk.world.programme.id) is None


def test_a_session_of_another_programme_is_not_there(desk: Desk) -> None:
    session = begin(desk)
    with pytest.raises(SessionUnknown):
        session_to_read(desk.world.programme.id + 1, session.ref)
    with pytest.raises(SessionUnknown):
        session_to_read(desk.world.programme.id + 1)


def test_somebody_forgotten_leaves_no_presence_behind(desk: Desk) -> None:
    session = begin(desk, desk.lea, desk.hugo)
    db.session.delete(desk.hugo)
    db.session.flush()
    assert _there(session) == {"Léa": True}
