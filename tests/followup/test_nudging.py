"""A silent pair is asked how it is: on its day, once, each apart; and the coordination sees how many there are."""

from datetime import timedelta

import pytest
from app.access.models import Person
from app.applications.models import Application, Recusal
from app.core.clock import now as story_now
from app.core.clock import today
from app.core.database import db
from app.followup.models import MeetingState, SentOnce
from app.followup.services.nudging import nudge_silent_pairs
from app.home.queries.coordination import to_do
from app.mail.models import OutboxMail
from app.pairing.models import PairState
from app.programmes.models import Programme
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID
from tests.conftest import FixedClock
from tests.followup.silence import meeting, pause, running, sent, turn
from tests.support.mailbox import newest
from tests.support.pages import statements

SILENT = "followup_silent"
BOTH = {ADA, MILO}


def days(now: FixedClock, count: int) -> list[int]:
    """Live so many days, and return on which a nudge left."""
    seen, found = len(sent(SILENT)), []
    for day in range(1, count + 1):
        now.advance(days=1)
        turn()
        if len(sent(SILENT)) > seen:
            seen = len(sent(SILENT))
            found.append(day)
    return found


def test_both_are_asked_at_45_days_each_apart(programme: Programme, now: FixedClock) -> None:
    running(programme, since=44)
    turn()
    assert sent(SILENT) == []
    now.advance(days=1)
    turn()
    assert set(sent(SILENT)) == BOTH
    letter = newest(ADA, SILENT)
    assert letter.subject == "Où en êtes-vous, à deux\u00a0?"
    assert "Bonjour Ada," in letter.text
    assert "Aucune rencontre n’est notée depuis août." in letter.text
    assert "Nous nous sommes vus\u00a0: noter la rencontre (30 secondes)" in letter.text
    assert "Milo" not in letter.text
    assert letter.private


def test_the_three_answers_lead_somewhere(programme: Programme) -> None:
    pair = running(programme, since=45)
    turn()
    text = newest(MILO, SILENT).text
    for page in ("/rencontres/noter", "/rencontres/proposer", "/aide"):
        assert f"http://localhost/mon-binome/{pair.ref}{page}\n" in text
    assert "en parler à Anne Muller en répondant à ce message" in text


def test_a_pair_that_never_meets_is_asked_every_six_weeks(programme: Programme, now: FixedClock) -> None:
    running(programme)
    assert days(now, 180) == [45, 87, 129, 171]
    assert len(sent(SILENT)) == 8


def test_never_in_the_last_three_weeks(programme: Programme, now: FixedClock) -> None:
    running(programme, lasts=108)
    assert days(now, 110) == [45, 87]
    running(programme, 1, lasts=65)
    assert days(now, 70) == []


def test_a_meeting_held_starts_the_count_again(programme: Programme, now: FixedClock) -> None:
    meeting(running(programme, since=60), today() - timedelta(days=20))
    assert days(now, 40) == [25]
    assert "depuis septembre" in newest(ADA, SILENT).text


def test_a_contested_or_cancelled_meeting_is_no_sign_of_life(programme: Programme) -> None:
    pair = running(programme, since=45)
    meeting(pair, today() - timedelta(days=3), contested=True)
    meeting(pair, today() - timedelta(days=2), MeetingState.CANCELLED)
    meeting(pair, today() - timedelta(days=1), MeetingState.NOT_HELD)
    turn()
    assert len(sent(SILENT)) == 2


def test_a_meeting_agreed_ahead_is_life_and_counts_from_its_day(programme: Programme, now: FixedClock) -> None:
    meeting(running(programme, since=44), today() + timedelta(days=10), MeetingState.AGREED)
    assert days(now, 60) == [55]


def test_a_date_that_awaits_its_answer_delays_the_nudge(programme: Programme, now: FixedClock) -> None:
    meeting(running(programme, since=44), today() + timedelta(days=6), MeetingState.PROPOSED)
    assert days(now, 10) == [7]


def test_days_of_a_pause_do_not_count(programme: Programme, now: FixedClock) -> None:
    pair = running(programme, since=60)
    pause(pair, today() - timedelta(days=30), today())
    assert days(now, 20) == [15]


def test_nothing_leaves_in_a_pause(programme: Programme, now: FixedClock) -> None:
    pause(running(programme, since=40), today(), None)
    assert days(now, 60) == []


def test_nobody_is_asked_twice_in_six_weeks_whatever_was_noted_since(programme: Programme, now: FixedClock) -> None:
    pair = running(programme)
    assert days(now, 45) == [45]
    meeting(pair, pair.starts_on + timedelta(days=10) if pair.starts_on else today())
    assert days(now, 50) == [42]


@pytest.mark.parametrize("state", [PairState.COMMITTED, PairState.COMPLETED, PairState.ENDED_EARLY])
def test_only_a_year_under_way_is_asked(programme: Programme, state: PairState) -> None:
    pair = running(programme, since=80)
    pair.state = state
    db.session.commit()
    turn()
    assert sent(SILENT) == []


def test_a_year_that_has_not_begun_is_not_silent(programme: Programme, now: FixedClock) -> None:
    running(programme, since=-20)
    assert days(now, 70) == [65]


def test_a_clock_that_runs_twice_writes_once(programme: Programme, now: FixedClock) -> None:
    running(programme, since=45)
    for _ in range(3):
        turn()
        now.advance(minutes=1)
    assert len(sent(SILENT)) == 2


def test_a_clock_a_week_late_writes_once_then_keeps_six_weeks(programme: Programme, now: FixedClock) -> None:
    running(programme, since=52)
    turn()
    assert len(sent(SILENT)) == 2
    assert days(now, 45) == [42]


def test_killed_half_way_it_writes_what_is_missing(programme: Programme) -> None:
    pair, other = running(programme, since=45), running(programme, 1, since=45)
    assert nudge_silent_pairs(story_now()) == 4
    db.session.rollback()
    assert sent(SILENT) == []
    turn()
    assert len(sent(SILENT)) == 4
    marks = db.session.execute(select(SentOnce.pair_id, SentOnce.role)).all()
    assert sorted(each[0] for each in marks) == [pair.id] * 2 + [other.id] * 2


def sentences(programme: Programme, email: str = RACHID) -> list[str]:
    db.session.rollback()
    person = db.session.scalars(select(Person).where(Person.email == email)).one()
    return [each.sentence for each in to_do(programme.id, person.id) if "sans rencontre" in each.sentence]


def test_the_coordination_sees_it_at_60_days(programme: Programme, now: FixedClock) -> None:
    running(programme, since=59)
    assert sentences(programme) == []
    now.advance(days=1)
    assert sentences(programme) == ["1 binôme sans rencontre depuis plus de 60 jours"]
    running(programme, 1, since=70)
    assert sentences(programme) == ["2 binômes sans rencontre depuis plus de 60 jours"]


def test_a_meeting_planned_or_a_pause_is_not_shown(programme: Programme) -> None:
    meeting(running(programme, since=70), today() + timedelta(days=30), MeetingState.AGREED)
    pause(running(programme, 1, since=70), today() - timedelta(days=5), None)
    pause(running(programme, 2, since=70), today() - timedelta(days=30), today() - timedelta(days=5))
    assert sentences(programme) == []


def test_staff_with_a_link_sees_nothing_of_it(programme: Programme) -> None:
    pair = running(programme, since=61)
    rachid = db.session.scalars(select(Person).where(Person.email == RACHID)).one()
    file = db.session.get(Application, pair.mentee_application_id)
    assert file is not None
    db.session.add(Recusal(programme_id=programme.id, application_id=file.id, person_id=rachid.id, since=story_now()))
    db.session.commit()
    assert sentences(programme) == []


def test_one_question_finds_those_due_among_three_hundred(programme: Programme) -> None:
    due = [running(programme, number, since=50) for number in range(3)]
    for number in range(3, 300):
        running(programme, number, since=number % 40)
    db.session.expunge_all()
    with statements() as first:
        assert nudge_silent_pairs(story_now()) == 2 * len(due)
    few = [each for each in first if each.startswith("SELECT")]
    assert len(few) <= 2 + 10 * len(due)  # those due, found at once, then each held and its letters marked
    db.session.commit()
    with statements() as quiet:
        assert nudge_silent_pairs(story_now()) == 0
    assert len([each for each in quiet if each.startswith("SELECT")]) == 1


def test_letters_are_kept_from_the_outbox_of_the_coordination(programme: Programme) -> None:
    running(programme, since=45)
    turn()
    assert all(each.private for each in db.session.scalars(select(OutboxMail).where(OutboxMail.name == SILENT)))
