"""The clock writes to many and lets others write in between: what they wrote counts, and nothing leaves twice."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from app.core.between import cut_by
from app.core.clock import now, today
from app.core.database import db
from app.core.declarations import dues
from app.followup.models import Meeting, MeetingState
from app.operations.services import do_what_is_due
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme

from tests.followup.silence import meeting, running, sent, turn

NUDGE, IMPRESSION, REMIND = (
    f"followup.{name}" for name in ("nudge_silent_pairs", "ask_first_impressions", "remind_of_meetings")
)


@pytest.fixture
def only_the_year() -> Iterator[None]:
    before = dict(dues)
    for name in [name for name in dues if not name.startswith("followup.")]:
        del dues[name]
    yield
    dues.clear()
    dues.update(before)


def test_a_meeting_noted_between_two_letters_stops_the_second(programme: Programme) -> None:
    first, second = (running(programme, number, since=50) for number in (1, 2))

    def another_writes() -> None:
        if not db.session.query(Meeting).count():
            meeting(second, today())

    with cut_by(another_writes):
        dues[NUDGE].run(now())
    db.session.commit()
    assert sent("followup_silent") == [first.mentor.email, first.mentee.email]


def test_a_meeting_given_up_between_two_reminders_is_not_reminded_of(programme: Programme) -> None:
    pairs = [running(programme, number, since=50) for number in (1, 2)]
    planned = [meeting(pair, today() + timedelta(days=1), MeetingState.AGREED) for pair in pairs]
    for each in planned:
        each.agreed_at = now() - timedelta(days=9)
    db.session.commit()

    def another_writes() -> None:
        planned[1].state = MeetingState.CANCELLED
        planned[1].version += 1
        db.session.commit()

    with cut_by(another_writes):
        dues[REMIND].run(now())
    db.session.commit()
    assert len(sent("meeting_reminder")) == 2


def test_a_pair_that_ended_between_two_questions_is_not_asked(programme: Programme) -> None:
    pairs = [running(programme, number, since=30) for number in (1, 2)]
    for pair in pairs:
        meeting(pair, today() - timedelta(days=3))

    def another_writes() -> None:
        db.session.get_one(Pair, pairs[1].id).state = PairState.ENDED_EARLY
        db.session.commit()

    with cut_by(another_writes):
        dues[IMPRESSION].run(now())
    db.session.commit()
    assert sent("followup_first_impression") == [pairs[0].mentor.email, pairs[0].mentee.email]


@pytest.mark.usefixtures("only_the_year")
def test_killed_between_two_pairs_what_left_stays_and_the_rest_leaves_once(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        running(programme, number, since=50)
    monkeypatch.setattr("app.operations.services._HELD", 0)
    monkeypatch.setattr("app.operations.services.time.sleep", lambda _seconds: _die_after_two())
    with pytest.raises(KeyboardInterrupt):
        do_what_is_due(now())
    db.session.rollback()
    assert len(sent("followup_silent")) == 4
    turn()
    turn()
    assert len(sent("followup_silent")) == len(set(sent("followup_silent"))) == 6


def _die_after_two() -> None:
    if len(sent("followup_silent")) == 4:
        raise KeyboardInterrupt
