"""What a committee wrote of an applicant goes with their file; its minutes stay what they were but for the words."""

import json

import pytest
from app.applications.models import Application
from app.applications.services import erase_files, withdraw_application
from app.core.clock import now as instant
from app.core.database import db
from app.pairing.models import CommitteeSession, Derogation, PairVeto
from app.pairing.record import Record
from sqlalchemy import select

from tests.conftest import FixedClock
from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import WHY, Sitting, begin, both, close, decide, session_of

ERASED = "Ce qui en a été écrit est effacé avec le dossier"


def erase(now: FixedClock, *files: Application) -> None:
    """They leave, and their time goes by."""
    for file in files:
        withdraw_application(file, actor="visitor")
    db.session.commit()
    now.advance(days=31)
    assert erase_files(instant()) == len(files)
    db.session.commit()


def record_of(session: CommitteeSession) -> Record:
    db.session.rollback()
    db.session.expire_all()
    return Record.from_json(session.record or {})


def stored() -> str:
    """All that the database holds of sessions, derogations and refusals."""
    kept = [session.record for session in db.session.scalars(select(CommitteeSession))]
    said = [*db.session.scalars(select(Derogation.text)), *db.session.scalars(select(PairVeto.reason))]
    return json.dumps([kept, said], ensure_ascii=False)


@pytest.fixture
def decided(desk: Desk) -> tuple[Desk, Sitting, CommitteeSession]:
    begin(desk)
    people = decide(desk)
    return desk, people, close(desk)


def test_words_go_with_the_file_and_every_line_stays(
    decided: tuple[Desk, Sitting, CommitteeSession], now: FixedClock
) -> None:
    desk, people, session = decided
    before = record_of(session)
    assert [each.text for each in before.derogations] == [WHY]
    assert [each.reason for each in before.refused] == ["Même chefferie de pôle"]
    erase(now, people.zoe)
    after = record_of(session)
    assert [each.text for each in after.derogations] == ["…"]
    assert after.refused == before.refused, "that is of somebody else"
    derogation, anew = before.derogations[0], after.derogations[0]
    assert anew == derogation.model_copy(update={"text": "…"}), "by whom, by which rule, between whom: all stays"
    assert after == before.model_copy(update={"derogations": (anew,)})
    assert db.session.scalars(select(Derogation.text)).all() == ["…"]
    assert "Le mentor change de région" not in stored()
    said = both(desk, desk.lea)
    assert "Le mentor change de région" not in said
    assert ERASED in said
    assert "Règle levée : même département" in said.replace("\u00a0", " ")


@pytest.mark.parametrize("who", ["luc", "karim"])
def test_a_refusal_s_reason_goes_with_either_file(
    decided: tuple[Desk, Sitting, CommitteeSession], now: FixedClock, who: str
) -> None:
    desk, people, session = decided
    erase(now, getattr(people, who))
    assert [each.reason for each in record_of(session).refused] == ["…"]
    assert db.session.scalars(select(PairVeto.reason)).all() == ["…"]
    assert "Même chefferie" not in both(desk, desk.lea) + stored()


def test_both_gone_is_the_same_as_one(decided: tuple[Desk, Sitting, CommitteeSession], now: FixedClock) -> None:
    _, people, session = decided
    erase(now, people.zoe, people.ines)
    assert [each.text for each in record_of(session).derogations] == ["…"]


def test_nothing_moves_when_nothing_was_written(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    people = decide(desk)
    session = close(desk)
    before = record_of(session)
    erase(now, people.nadia)
    assert record_of(session) == before
    assert session.version == session_of(desk).version


def test_a_session_still_open_gathers_no_word_of_them(desk: Desk, now: FixedClock) -> None:
    begin(desk)
    people = decide(desk)
    erase(now, people.zoe)
    assert "Le mentor change de région" not in both(desk, desk.lea)
    assert [each.text for each in record_of(close(desk)).derogations] == ["…"]
