"""Two people decide at once: whatever the order, no mentor is over capacity and no mentee is in two pairs."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from app.applications.models import Application
from app.core.database import begin_writing, db
from app.core.errors import Conflict
from app.pairing.models import Pair
from app.pairing.rules import LIVE
from app.pairing.services import form_pair
from flask import Flask
from sqlalchemy import select

from tests.pairing.world import World

TRIES, THREADS, CAPACITY = 200, 8, 2


def test_two_hundred_tries_at_once_never_exceed_anything(app: Flask, world: World) -> None:
    mentors = [world.mentor(name, "Roth", capacity="two").id for name in ("Ada", "Inès", "Karim")]
    mentees = [world.mentee(f"Milo {letter * 4}", "Humbert").id for letter in "bcdfghjklm"]
    db.session.commit()

    def attempt(seed: int) -> str:
        chance = random.Random(seed)
        begin_writing()
        with app.app_context():
            mentor = db.session.get_one(Application, chance.choice(mentors))
            mentee = db.session.get_one(Application, chance.choice(mentees))
            try:
                form_pair(mentor, mentee, justification="", seen_mentor=1, seen_mentee=1, actor="test")
                db.session.commit()
            except Conflict as refused:
                db.session.rollback()
                return refused.code
            finally:
                db.session.remove()
            return "formed"

    with ThreadPoolExecutor(THREADS) as threads:
        outcomes = Counter(threads.map(attempt, range(TRIES)))

    db.session.rollback()
    pairs = db.session.scalars(select(Pair).where(Pair.state.in_(LIVE))).all()
    load = Counter(pair.mentor_application_id for pair in pairs)
    assert set(outcomes) == {"formed", "mentor_full", "mentee_already_paired"}
    assert outcomes["formed"] == len(pairs) == CAPACITY * len(mentors)
    assert max(load.values()) == CAPACITY
    assert max(Counter(pair.mentee_application_id for pair in pairs).values()) == 1
