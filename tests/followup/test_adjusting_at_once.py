"""Both members, the coordination and several clocks at once: one pause, one end, one letter."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from app.applications.models import ApplicantRole
from app.core.clock import now as instant
from app.core.database import begin_writing, db
from app.core.errors import Conflict
from app.followup.models import Ending, Pause, Wish
from app.followup.services.completing import complete_due
from app.followup.services.ending import Farewell, end_mentorship, tell_due, tell_other
from app.followup.services.pausing import pause_mentorship, resume_due, resume_mentorship
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO
from tests.conftest import FixedClock
from tests.followup.adjusting import again, names_to

Act = Callable[[Pair], object]
MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE


def at_once(app: Flask, pair: Pair, *acts: Act) -> Counter[str]:
    """Do all of it at the same time, each in a transaction of its own."""
    number = pair.id
    db.session.commit()

    def attempt(act: Act) -> str:
        begin_writing()
        with app.app_context():
            try:
                said = act(db.session.get_one(Pair, number))
                db.session.commit()
            except Conflict as refused:
                db.session.rollback()
                return refused.code
            finally:
                db.session.remove()
            return "nothing" if said in (0, False) else "done"

    with ThreadPoolExecutor(8) as threads:
        return Counter(threads.map(attempt, acts))


def paused(by: ApplicantRole) -> Act:
    return lambda pair: pause_mentorship(pair, date(2026, 12, 1), by=by, seen=1, actor="visitor")


def ended(by: ApplicantRole, wish: Wish) -> Act:
    return lambda pair: end_mentorship(pair, Farewell(wish), by=by, seen=1, actor="visitor")


def test_pauses_and_ends_of_one_page_seen_leave_one_of_them(app: Flask, pair: Pair) -> None:
    pair.version = 1
    acts = [paused(MENTOR), paused(MENTEE), ended(MENTOR, Wish.STOP), ended(MENTEE, Wish.REACHED)] * 4
    assert at_once(app, pair, *acts) == {"done": 1, "pair_moved": 15}
    again(pair)
    written = len(db.session.scalars(select(Ending)).all()) + len(db.session.scalars(select(Pause)).all())
    assert written == 1


def test_eight_clocks_complete_once(app: Flask, pair: Pair, now: FixedClock) -> None:
    now.set(2027, 10, 13, 6)
    assert at_once(app, pair, *[lambda _pair: complete_due(instant())] * 8) == {"done": 1, "nothing": 7}
    assert names_to(ADA) == names_to(MILO) == ["followup_completed"]


def test_eight_clocks_resume_once(app: Flask, pair: Pair, now: FixedClock) -> None:
    pause_mentorship(pair, date(2026, 12, 1), by=MENTOR, seen=pair.version, actor="visitor")
    now.set(2026, 12, 1, 6)
    assert at_once(app, pair, *[lambda _pair: resume_due(instant())] * 8) == {"done": 1, "nothing": 7}
    assert again(pair).ends_on == date(2027, 12, 1)
    assert names_to(ADA) == ["followup_resumed"]


def test_both_and_the_coordination_resume_once(app: Flask, pair: Pair, now: FixedClock) -> None:
    pause_mentorship(pair, date(2026, 12, 1), by=MENTOR, seen=pair.version, actor="visitor")
    now.advance(days=10)
    seen = pair.version

    def resumed(by: ApplicantRole | None) -> Act:
        return lambda found: resume_mentorship(found, by=by, seen=seen, actor="visitor")

    assert at_once(app, pair, *[resumed(by) for by in (MENTOR, MENTEE, None)] * 3) == {"done": 1, "pair_moved": 8}
    assert again(pair).state is PairState.ACTIVE
    assert (names_to(ADA) + names_to(MILO)).count("followup_resumed") in (1, 2), "whoever did not ask is told"


def test_the_coordination_and_the_clock_tell_once(app: Flask, pair: Pair, now: FixedClock) -> None:
    end_mentorship(pair, Farewell(Wish.STOP), by=MENTEE, seen=pair.version, actor="visitor")
    now.set(2026, 10, 16, 6)
    acts: list[Act] = [
        lambda _pair: tell_due(instant()),
        lambda told: tell_other(told, aloud=False, actor="visitor"),
    ] * 4
    assert at_once(app, pair, *acts) == {"done": 1, "nothing": 7}
    assert names_to(ADA) == ["followup_ended"]
    assert again(pair).state is PairState.ENDED_EARLY
