"""Members of a committee decide at once: whatever the order, no mentor is over capacity, no mentee in two pairs."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from app.applications.models import Application
from app.core.database import begin_writing, db
from app.core.errors import DomainError
from app.pairing.models import Pair, PairState
from app.pairing.queries import pairs_of_application
from app.pairing.rules import LIVE
from app.pairing.services import allow_pair, cancel_pair, forbid_pair, form_pair, put_aside, take_back
from sqlalchemy import select

from tests.pairing.board.desk import Desk

TRIES, THREADS, CAPACITY = 200, 8, 2
EXPECTED = {
    *("formed", "undone", "forbidden", "allowed", "aside", "back", "nothing"),
    *("mentor_full", "mentee_already_paired", "pair_forbidden", "already_forbidden", "veto_gone", "pair_stands"),
    *("application_not_accepted", "application_act_impossible", "application_nothing_prepared"),
}


def test_two_hundred_decisions_at_once_never_exceed_anything(desk: Desk) -> None:
    mentors = [desk.mentor(name, capacity="two").id for name in ("Ada", "Inès", "Karim")]
    mentees = [desk.mentee(f"Milo {letter * 4}").id for letter in "bcdfghjklm"]
    members = [desk.lea.ref, desk.hugo.ref, desk.world.rachid.ref]
    db.session.commit()

    def attempt(seed: int) -> str:
        chance = random.Random(seed)
        begin_writing()
        with desk.app.app_context():
            mentor = db.session.get_one(Application, chance.choice(mentors))
            mentee = db.session.get_one(Application, chance.choice(mentees))
            try:
                done = _decide(chance.random(), mentor, mentee, chance.choice(members))
                db.session.commit()
            except DomainError as refused:
                db.session.rollback()
                return refused.code
            finally:
                db.session.remove()
            return done

    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = Counter(threads.map(attempt, range(TRIES)))
    db.session.rollback()
    pairs = db.session.scalars(select(Pair).where(Pair.state.in_(LIVE))).all()
    assert set(outcomes) <= EXPECTED, outcomes
    assert outcomes["formed"] - outcomes["undone"] == len(pairs) > 0
    assert max(Counter(pair.mentor_application_id for pair in pairs).values()) <= CAPACITY
    assert max(Counter(pair.mentee_application_id for pair in pairs).values()) == 1


def _decide(chance: float, mentor: Application, mentee: Application, actor: str) -> str:
    seen = {"seen_mentor": mentor.version, "seen_mentee": mentee.version}
    if chance < 0.6:
        form_pair(mentor, mentee, justification="", actor=actor, **seen)
        return "formed"
    if chance < 0.7:
        return _undo(mentee, actor)
    if chance < 0.8:
        forbid_pair(mentor, mentee, reason="", actor=actor)
        return "forbidden"
    if chance < 0.85:
        allow_pair(mentor, mentee, actor=actor)
        return "allowed"
    if chance < 0.95:
        put_aside(mentee, reason="", seen=mentee.version, actor=actor)
        return "aside"
    stood = pairs_of_application(mentee.id)
    take_back(mentee, seen=mentee.version, actor=actor)
    return "undone" if stood else "back"  # with the acceptance of who was chosen, their pair falls


def _undo(mentee: Application, actor: str) -> str:
    for pair in pairs_of_application(mentee.id):
        if pair.state is PairState.DRAFTED:
            cancel_pair(pair, seen=pair.version, actor=actor)
            return "undone"
    return "nothing"
