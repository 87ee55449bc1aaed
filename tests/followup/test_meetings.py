"""Meetings by their services: who may do what, what counts, whom it tells; nobody is overwritten."""

from datetime import date, time, timedelta

import pytest
from app.core.clock import today
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import (
    MeetingActRefused,
    MeetingAlreadyNoted,
    MeetingChanged,
    MeetingDayRefused,
)
from app.followup.models import MeetingState
from app.followup.queries.meetings import counted
from app.followup.services.meetings import Plan, agree_to_meeting, cancel_meeting, move_meeting, propose_meeting
from app.followup.services.meetings_telling import (
    Held,
    confirm_meeting,
    contest_meeting,
    correct_meeting,
    record_meeting,
    say_held,
    say_not_held,
    take_back,
)
from app.pairing.models import Pair, PairState
from app.programmes.queries import by_id
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO
from tests.conftest import FixedClock
from tests.followup.meetings import IN_PERSON, MENTEE, MENTOR, PHONE, VIDEO, agreed, held, plan, proposed
from tests.followup.underway import a_year
from tests.support.letters import letters_to
from tests.support.pages import statements


def names(email: str) -> list[str]:
    db.session.commit()
    return [mail.name for mail in letters_to(email) if mail.name.startswith("meeting_")]


def test_a_date_is_proposed_then_agreed_on_by_the_other(pair: Pair) -> None:
    meeting = proposed(pair)
    assert (names(ADA), names(MILO)) == ([], ["meeting_proposed"])
    with pytest.raises(MeetingActRefused):
        agree_to_meeting(pair, meeting, MENTOR, seen=1, actor="visitor")
    agree_to_meeting(pair, meeting, MENTEE, seen=1, actor="visitor")
    assert (meeting.state, meeting.version, meeting.sequence) == (MeetingState.AGREED, 2, 0)
    db.session.commit()
    assert (names(ADA), names(MILO)) == (["meeting_agreed"], ["meeting_proposed", "meeting_agreed"])


def test_a_counter_proposal_is_the_same_meeting_and_roles_swap(pair: Pair) -> None:
    meeting = proposed(pair)
    move_meeting(pair, meeting, MENTEE, plan(12), seen=1, actor="visitor")
    assert (meeting.proposed_by, meeting.sequence, meeting.happens_on) == (MENTEE, 1, today() + timedelta(days=12))
    with pytest.raises(MeetingActRefused):
        agree_to_meeting(pair, meeting, MENTEE, seen=2, actor="visitor")
    agree_to_meeting(pair, meeting, MENTOR, seen=2, actor="visitor")
    assert meeting.state is MeetingState.AGREED


def test_a_date_agreed_on_that_one_moves_waits_for_the_other(pair: Pair) -> None:
    meeting = agreed(pair)
    move_meeting(pair, meeting, MENTOR, plan(14), seen=2, actor="visitor")
    assert (meeting.state, meeting.sequence) == (MeetingState.PROPOSED, 1)
    assert counted([pair.id])[pair.id].next_on is None
    agree_to_meeting(pair, meeting, MENTEE, seen=3, actor="visitor")
    assert meeting.sequence == 2
    assert counted([pair.id])[pair.id].next_on == today() + timedelta(days=14)


def test_the_same_date_sent_twice_is_proposed_once(pair: Pair) -> None:
    first = proposed(pair)
    assert propose_meeting(pair, MENTOR, plan(), actor="visitor").id == first.id
    move_meeting(pair, first, MENTOR, plan(), seen=1, actor="visitor")
    assert (first.version, names(MILO)) == (1, ["meeting_proposed"])


def test_whoever_is_slower_is_told_and_writes_over_nothing(pair: Pair) -> None:
    meeting = proposed(pair)
    move_meeting(pair, meeting, MENTEE, plan(12), seen=1, actor="visitor")
    with pytest.raises(MeetingChanged):
        move_meeting(pair, meeting, MENTOR, plan(20), seen=1, actor="visitor")
    with pytest.raises(MeetingChanged):
        cancel_meeting(pair, meeting, MENTOR, seen=1, actor="visitor")
    assert meeting.happens_on == today() + timedelta(days=12)


@pytest.mark.parametrize(
    ("day", "hour", "reason"),
    [
        (date(2026, 10, 12), time(9, 59), "past"),
        (date(2026, 10, 11), time(19), "past"),
        (date(2027, 10, 13), time(19), "after_end"),
        (date(2027, 3, 28), time(2, 30), "no_such_hour"),
    ],
)
def test_days_that_no_meeting_can_have(pair: Pair, day: date, hour: time, reason: str) -> None:
    with pytest.raises(MeetingDayRefused) as refused:
        propose_meeting(pair, MENTOR, Plan(day, hour, VIDEO), actor="visitor")
    assert refused.value.params["reason"] == reason


def test_a_meeting_before_the_year_begins_is_refused(app: Flask, now: FixedClock) -> None:
    pair = a_year(starts_on=date(2026, 11, 2))
    with pytest.raises(MeetingDayRefused) as refused:
        propose_meeting(pair, MENTOR, plan(3), actor="visitor")
    assert refused.value.params == {"reason": "before_start", "limit": date(2026, 11, 2)}
    with pytest.raises(MeetingDayRefused):
        record_meeting(pair, MENTOR, Held(today(), VIDEO), actor="visitor")


def test_a_pause_plans_nothing_new_and_lets_one_tell_and_give_up(pair: Pair, now: FixedClock) -> None:
    first, second, answered = agreed(pair), proposed(pair, asked=plan(20)), proposed(pair, asked=plan(22))
    pair.state = PairState.PAUSED
    for act in (
        lambda: propose_meeting(pair, MENTOR, plan(30), actor="visitor"),
        lambda: move_meeting(pair, second, MENTEE, plan(31), seen=1, actor="visitor"),
        lambda: agree_to_meeting(pair, answered, MENTEE, seen=1, actor="visitor"),
    ):
        with pytest.raises(MentorshipNotUnderWay):
            act()
    cancel_meeting(pair, second, MENTEE, seen=1, actor="visitor")
    now.advance(days=11)
    say_held(pair, first, MENTEE, Held(first.happens_on, VIDEO), seen=2, actor="visitor")
    record_meeting(pair, MENTOR, Held(today(), PHONE), actor="visitor")
    assert counted([pair.id])[pair.id].held == 2


@pytest.mark.parametrize("state", [PairState.COMMITTED, PairState.ENDED_EARLY])
def test_nothing_is_noted_before_the_year_nor_once_it_is_stopped(pair: Pair, state: PairState) -> None:
    pair.state = state
    with pytest.raises(MentorshipNotUnderWay):
        record_meeting(pair, MENTOR, Held(today(), VIDEO), actor="visitor")


def test_only_what_was_held_uncontested_and_in_a_counted_mode_counts(pair: Pair, now: FixedClock) -> None:
    start = today()
    now.advance(days=40)
    held(pair, start + timedelta(days=1), IN_PERSON)
    held(pair, start + timedelta(days=2), VIDEO)
    held(pair, start + timedelta(days=3), PHONE)
    contested = held(pair, start + timedelta(days=4), VIDEO)
    contest_meeting(pair, contested, MENTEE, seen=1, actor="visitor")
    found = counted([pair.id])[pair.id]
    assert (found.held, found.counted, found.last_on, found.next_on) == (3, 2, start + timedelta(days=3), None)
    confirm_meeting(pair, contested, MENTEE, seen=2, actor="visitor")
    assert counted([pair.id])[pair.id].counted == 3
    take_back(pair, contested, MENTOR, seen=3, actor="visitor")
    assert counted([pair.id])[pair.id].counted == 2


def test_counts_ask_as_much_of_one_pair_as_of_many(pair: Pair, now: FixedClock) -> None:
    pairs = [pair, *(a_year(by_id(pair.programme_id), number=number) for number in range(1, 5))]
    for each in pairs:
        held(each, today())
    db.session.commit()
    for count in (1, 5):
        with statements() as seen:
            assert len(counted([each.id for each in pairs[:count]])) == count
        assert len([each for each in seen if each.startswith("SELECT") and "FROM meeting" in each]) == 1


def test_a_meeting_is_told_held_once_its_hour_has_come(pair: Pair, now: FixedClock) -> None:
    meeting = agreed(pair)
    with pytest.raises(MeetingActRefused) as refused:
        say_held(pair, meeting, MENTEE, Held(meeting.happens_on, VIDEO), seen=2, actor="visitor")
    assert refused.value.params["reason"] == "not_yet"
    now.set(2026, 10, 22, 19)
    say_held(pair, meeting, MENTEE, Held(meeting.happens_on, VIDEO, 75), seen=2, actor="visitor")
    assert (meeting.state, meeting.minutes, meeting.proposed_by) == (MeetingState.HELD, 75, MENTEE)
    with pytest.raises(MeetingChanged):
        say_not_held(pair, meeting, MENTOR, seen=2, actor="visitor")


def test_a_proposal_nobody_answered_may_have_been_held_and_the_other_is_told(pair: Pair, now: FixedClock) -> None:
    meeting = proposed(pair)
    now.advance(days=11)
    say_held(pair, meeting, MENTOR, Held(meeting.happens_on, VIDEO), seen=1, actor="visitor")
    assert names(MILO)[-1] == "meeting_noted"


def test_one_may_contest_for_seven_days_and_the_author_corrects(pair: Pair, now: FixedClock) -> None:
    meeting = held(pair, today())
    assert names(MILO) == ["meeting_noted"]
    with pytest.raises(MeetingActRefused):
        contest_meeting(pair, meeting, MENTOR, seen=1, actor="visitor")
    contest_meeting(pair, meeting, MENTEE, seen=1, actor="visitor")
    assert names(ADA) == ["meeting_contested"]
    correct_meeting(pair, meeting, MENTOR, Held(today(), PHONE, 30), seen=2, actor="visitor")
    assert (meeting.contested_at, meeting.mode) == (None, PHONE)
    assert names(MILO) == ["meeting_noted", "meeting_noted"]
    now.advance(days=8)
    with pytest.raises(MeetingActRefused) as refused:
        contest_meeting(pair, meeting, MENTEE, seen=3, actor="visitor")
    assert refused.value.params["reason"] == "too_late"


def test_a_day_is_noted_once(pair: Pair) -> None:
    first = held(pair, today())
    assert record_meeting(pair, MENTOR, Held(today(), IN_PERSON), actor="visitor").id == first.id
    assert names(MILO) == ["meeting_noted"]
    for by, mode in ((MENTEE, IN_PERSON), (MENTOR, VIDEO)):
        with pytest.raises(MeetingAlreadyNoted):
            record_meeting(pair, by, Held(today(), mode), actor="visitor")


def test_the_journal_knows_acts_and_no_words_and_the_pair_s_own_history_nothing(pair: Pair) -> None:
    meeting = proposed(pair, asked=plan(place="chez Ada", message="Un mot pour vous"))
    entries = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == meeting.ref)).all()
    assert [(entry.act, entry.facts) for entry in entries] == [("meeting_proposed", {})]
    of_pair = db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == pair.ref)).all()
    assert not [act for act in of_pair if act.startswith("meeting")]


def test_what_was_planned_that_day_is_what_is_written_down(pair: Pair, now: FixedClock) -> None:
    meeting = agreed(pair)
    now.advance(days=11)
    noted = record_meeting(pair, MENTEE, Held(meeting.happens_on, IN_PERSON), actor="visitor")
    assert (noted.id, noted.state, noted.mode) == (meeting.id, MeetingState.HELD, IN_PERSON)
    assert counted([pair.id])[pair.id].held == 1


def test_two_meetings_never_count_for_one_day(pair: Pair, now: FixedClock) -> None:
    first = held(pair, today())
    contest_meeting(pair, first, MENTEE, seen=1, actor="visitor")
    second = record_meeting(pair, MENTEE, Held(today(), VIDEO), actor="visitor")
    with pytest.raises(MeetingAlreadyNoted):
        confirm_meeting(pair, first, MENTEE, seen=2, actor="visitor")
    other = agreed(pair)
    now.advance(days=11)
    with pytest.raises(MeetingAlreadyNoted):
        say_held(pair, other, MENTOR, Held(second.happens_on, VIDEO), seen=2, actor="visitor")
    assert counted([pair.id])[pair.id].held == 1
