"""Two members press the same button at the same time: one wins, the others are told."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from app.core.database import begin_writing, db
from app.core.errors import DomainError
from app.pairing.models import CommitteeSession
from app.pairing.services import close_committee_session, open_committee_session
from app.programmes.models import Programme
from sqlalchemy import func, select

from tests.pairing.board.desk import Desk
from tests.pairing.session.sitting import begin

THREADS = 6


def _all_at_once(desk: Desk, act: str) -> Counter[str]:
    programme_id, people = desk.world.programme.id, [desk.lea.ref, desk.hugo.ref]
    db.session.commit()
    gate = Barrier(THREADS)

    def attempt(number: int) -> str:
        begin_writing()
        with desk.app.app_context():
            gate.wait()
            try:
                programme, actor = db.session.get_one(Programme, programme_id), people[number % 2]
                if act == "open":
                    open_committee_session(programme, [actor], actor=actor)
                else:
                    session = db.session.scalars(select(CommitteeSession)).one()
                    close_committee_session(session, programme, seen=1, actor=actor)
                db.session.commit()
            except DomainError as refused:
                db.session.rollback()
                return refused.code
            finally:
                db.session.remove()
            return "done"

    with ThreadPoolExecutor(THREADS) as threads:
        return Counter(threads.map(attempt, range(THREADS)))


def test_only_one_session_opens(desk: Desk) -> None:
    assert _all_at_once(desk, "open") == {"done": 1, "session_under_way": THREADS - 1}
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(CommitteeSession)) == 1


def test_a_session_closes_once(desk: Desk) -> None:
    begin(desk)
    assert _all_at_once(desk, "close") == {"done": 1, "session_closed": THREADS - 1}
