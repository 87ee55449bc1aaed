"""Who is written to about a launch day, by the button and by the clock: once each, and never after the day."""

import pytest
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.errors.launching import LaunchIsOver, LaunchMoved, LaunchNotYet, NobodyLeftToTell, NoLaunchDay
from app.followup.models import LaunchAnswer
from app.followup.services.launch_answering import answer_launch
from app.followup.services.launching import invite, tell_the_others
from app.mail.models import OutboxMail
from app.pairing.models import PairState
from app.programmes.models import ProgrammeState
from sqlalchemy import func, select

from tests.conftest import FixedClock
from tests.followup.launching import PLACE, Launch, file_of, launch_letters, mentor, names, tick
from tests.programmes.world import ROLLING, make_programme


def press(launch: Launch) -> int:
    letters = invite(launch.programme, seen=launch.programme.revision, actor=launch.world.rachid.ref)
    db.session.commit()
    return letters


def total() -> int:
    found = select(func.count()).select_from(OutboxMail).where(OutboxMail.name.startswith("launch_"))
    return db.session.scalar(found) or 0


def test_every_member_of_a_pair_is_invited_once(launch: Launch, now: FixedClock) -> None:
    assert press(launch) == 4
    for file in launch.people:
        (letter,) = launch_letters(file)
        assert (letter.name, letter.subject) == ("launch_invited", "Votre invitation à la journée de lancement")
        text = letter.text.replace("\u00a0", " ")
        assert f"La journée de lancement a lieu le lundi 10 janvier 2028, {PLACE}." in text
        assert "http://localhost/mon-binome/lancement/cohorte" in text
        others = [name for each in launch.people if each is not file for name in (each.first_name, each.last_name)]
        assert not [name for name in others if name in letter.text]
    assert file_of(letter).mime == "text/calendar; charset=utf-8; method=PUBLISH"
    with pytest.raises(NobodyLeftToTell):
        press(launch)
    tick(now)
    assert total() == 4


def test_a_mentor_of_two_pairs_is_invited_once(launch: Launch) -> None:
    both = mentor(launch.world, "Nadia", "Ferrand", capacity="two")
    launch.world.programme.state = ProgrammeState.PAIRING
    for first in ("Ida", "Paul"):
        launch.world.committed(both, launch.world.mentee(first, "Vogel"))
    assert press(launch) == 7
    assert names(both) == ["launch_invited"]


def test_nobody_is_invited_whose_pair_is_not_confirmed_or_in_a_pause(launch: Launch, now: FixedClock) -> None:
    silent = launch.world.proposed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    launch.first.state = PairState.PAUSED
    db.session.commit()
    assert press(launch) == 2
    tick(now)
    assert names(silent.mentee) == names(launch.first.mentor) == []
    launch.first.state = PairState.ACTIVE
    tick(now)
    assert names(launch.first.mentor) == ["launch_invited"]


def test_in_a_pause_nobody_is_reminded_but_one_may_still_answer(launch: Launch, now: FixedClock) -> None:
    press(launch)
    launch.first.state = PairState.PAUSED
    now.set(2028, 1, 8, 8)
    tick(now)
    assert names(launch.first.mentor) == ["launch_invited"]
    assert names(launch.second.mentor) == ["launch_invited", "launch_reminder"]
    assert launch.first.mentor.person
    assert answer_launch(launch.programme, launch.first.mentor.person, coming=True).coming


def test_whoever_joins_a_pair_later_is_invited_by_the_clock(launch: Launch, now: FixedClock) -> None:
    tick(now)
    assert total() == 0
    press(launch)
    late = launch.world.committed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    db.session.commit()
    tick(now)
    assert names(late.mentee) == names(late.mentor) == ["launch_invited"]
    assert total() == 6


def test_two_days_before_those_who_come_or_are_silent_are_reminded_once(launch: Launch, now: FixedClock) -> None:
    press(launch)
    ada, milo, karim, zoe = launch.people
    for file, coming in ((ada, True), (milo, False)):
        assert file.person
        answer_launch(launch.programme, file.person, coming=coming)
    now.set(2028, 1, 7, 23, 59)
    tick(now)
    assert total() == 4
    now.set(2028, 1, 8, 0, 0)
    tick(now, times=3)
    assert names(ada) == names(karim) == names(zoe) == ["launch_invited", "launch_reminder"]
    assert names(milo) == ["launch_invited"]
    reminder = launch_letters(ada)[-1]
    assert reminder.subject == "La journée de lancement a lieu dans deux jours"
    assert "Vous avez répondu que vous venez." in reminder.text
    assert "Vous n’avez pas encore dit si vous venez." in launch_letters(zoe)[-1].text
    now.set(2028, 1, 10, 9)
    tick(now)
    assert total() == 7


@pytest.mark.parametrize(("day", "subject"), [(9, "demain"), (10, "aujourd’hui"), (11, None), (15, None)])
def test_a_clock_that_was_stopped_says_the_right_day_or_nothing(
    launch: Launch, now: FixedClock, day: int, subject: str | None
) -> None:
    press(launch)
    late = launch.world.committed(mentor(launch.world, "Inès", "Weber"), launch.world.mentee("Hugo", "Schmitt"))
    now.set(2028, 1, day, 8)
    tick(now)
    reminders = [mail.subject for file in launch.people for mail in launch_letters(file)[1:]]
    assert reminders == ([f"La journée de lancement a lieu {subject}"] * 4 if subject else [])
    assert names(late.mentee) == (["launch_invited"] if subject else [])


def test_a_clock_killed_half_way_sends_nothing_twice(
    launch: Launch, now: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(launch)
    now.set(2028, 1, 8, 8)
    sent = []

    def breaks(letter: object) -> None:
        sent.append(letter)
        if len(sent) == 3:
            raise RuntimeError("killed")

    monkeypatch.setattr("app.followup.services.launching.queue", breaks)
    with pytest.raises(RuntimeError):
        tick(now, times=1)
    db.session.rollback()
    monkeypatch.undo()
    tick(now)
    assert [names(file) for file in launch.people] == [["launch_invited", "launch_reminder"]] * 4


def test_nothing_leaves_in_a_programme_that_is_suspended(launch: Launch, now: FixedClock) -> None:
    press(launch)
    launch.programme.suspended_from, launch.programme.state = launch.programme.state, ProgrammeState.SUSPENDED
    db.session.commit()
    now.set(2028, 1, 8, 8)
    tick(now)
    assert total() == 4
    with pytest.raises(LaunchNotYet):
        press(launch)


def test_what_is_refused(launch: Launch, now: FixedClock) -> None:
    rachid = launch.world.rachid.ref
    with pytest.raises(LaunchMoved):
        invite(launch.programme, seen=launch.programme.revision - 1, actor=rachid)
    rolling = make_programme(ROLLING, slug="continu")
    with pytest.raises(NoLaunchDay):
        invite(rolling, seen=rolling.revision, actor=rachid)
    now.set(2028, 1, 11)
    with pytest.raises(LaunchIsOver):
        press(launch)
    assert total() == 0
    assert tell_the_others(now()) == 0


def test_an_answer_is_ones_own_and_may_change_until_the_evening_of_the_day(launch: Launch, now: FixedClock) -> None:
    ada = launch.first.mentor.person
    assert ada
    with pytest.raises(NoLaunchDay):
        answer_launch(launch.programme, ada, coming=True)
    press(launch)
    for coming in (True, True, False):
        assert answer_launch(launch.programme, ada, coming=coming).coming is coming
    assert db.session.scalar(select(func.count()).select_from(LaunchAnswer)) == 1
    with pytest.raises(NoLaunchDay):
        answer_launch(launch.programme, launch.world.rachid, coming=True)
    now.set(2028, 1, 10, 17, 59, 59)
    assert answer_launch(launch.programme, ada, coming=True).coming
    now.set(2028, 1, 10, 18)
    with pytest.raises(LaunchIsOver):
        answer_launch(launch.programme, ada, coming=False)
    launch.first.state = PairState.ENDED_EARLY
    db.session.flush()
    with pytest.raises(NoLaunchDay):
        answer_launch(launch.programme, ada, coming=True)


def test_the_journal_knows_the_acts_and_not_what_was_said(launch: Launch) -> None:
    press(launch)
    ada = launch.first.mentor.person
    assert ada
    answer_launch(launch.programme, ada, coming=True)
    found = db.session.scalars(select(JournalEntry).where(JournalEntry.act.startswith("launch_"))).all()
    assert [(each.act, each.actor, each.facts) for each in found] == [
        ("launch_told", launch.world.rachid.ref, {"letters": 4}),
        ("launch_answered", ada.ref, {}),
    ]
