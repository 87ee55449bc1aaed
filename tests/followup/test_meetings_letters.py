"""The letters of meetings and their files: what they say, what they keep for the page, when the clock writes."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from app.core.clock import now as present
from app.core.clock import today
from app.core.database import db
from app.followup.models import Meeting
from app.followup.services.meetings import agree_to_meeting, cancel_meeting, move_meeting
from app.followup.services.meetings_reminding import ask_after_meetings, remind_of_meetings
from app.followup.services.meetings_telling import Held, say_held
from app.pairing.models import Pair, PairState

from tests.charters.cast import ADA, MILO
from tests.conftest import FixedClock
from tests.documents.agendas import Read, with_icalendar, with_ics, with_vobject
from tests.followup.meetings import IN_PERSON, MENTEE, MENTOR, VIDEO, agreed, file_of, held, plan, proposed
from tests.support.letters import last_letter, letters_to
from tests.support.mailbox import letters

Reader = Callable[[bytes], Read]
parsers = pytest.mark.parametrize("read", [with_vobject, with_ics, with_icalendar])


def run(act: Callable[..., int]) -> int:
    """What the worker does, and commits."""
    done = act(present())
    db.session.commit()
    return done


def subjects(email: str, name: str) -> list[str]:
    return [mail.subject.replace("\u00a0", " ") for mail in reversed(letters(email, name))]


@parsers
def test_a_meeting_moved_replaces_the_former_and_one_cancelled_leaves(read: Reader, pair: Pair) -> None:
    meeting = agreed(pair)
    first = read(file_of(last_letter(MILO)))
    assert (first.summary, first.sequence, first.status) == ("Rencontre de mentorat", 0, "CONFIRMED")
    assert first.begins == meeting.starts_at
    assert first.description == f"http://localhost/mon-binome/{pair.ref}/rencontres/{meeting.ref}"
    move_meeting(pair, meeting, MENTOR, plan(14), seen=2, actor="visitor")
    db.session.commit()
    taken_out = read(file_of(last_letter(MILO)))
    assert (taken_out.uid, taken_out.sequence, taken_out.status) == (first.uid, 1, "CANCELLED")
    assert taken_out.begins == first.begins
    agree_to_meeting(pair, meeting, MENTEE, seen=3, actor="visitor")
    db.session.commit()
    for email in (ADA, MILO):
        second = read(file_of(last_letter(email)))
        assert (second.uid, second.sequence, second.status) == (first.uid, 2, "CONFIRMED")
        assert second.begins == meeting.starts_at
    cancel_meeting(pair, meeting, MENTEE, seen=4, actor="visitor")
    db.session.commit()
    for email in (ADA, MILO):
        last = read(file_of(last_letter(email)))
        assert (last.uid, last.sequence, last.status) == (first.uid, 3, "CANCELLED")


@parsers
@pytest.mark.parametrize("days", [12, 13, 14])
def test_the_file_says_the_hour_of_paris_around_the_night_clocks_change(read: Reader, pair: Pair, days: int) -> None:
    meeting = agreed(pair, plan(days, time(18, 30)))
    assert read(file_of(last_letter(ADA))).begins == meeting.starts_at
    assert b"T183000" in file_of(last_letter(ADA))


def test_no_file_nor_letter_names_the_other_where_agendas_show_it(pair: Pair) -> None:
    meeting = agreed(pair, plan(place="Cabinet de Milo Łukasik", message="Venez avec Milo", mode=IN_PERSON))
    for email in (ADA, MILO):
        written = file_of(last_letter(email)).decode().replace("\r\n ", "")
        assert not any(name in written for name in ("Milo", "Ada", "Łukasik", "Lovelace", "Cabinet"))
    assert f"URL:http://localhost/mon-binome/{pair.ref}/rencontres/{meeting.ref}" in written


def test_letters_say_when_and_where_and_keep_the_message_for_the_page(pair: Pair) -> None:
    proposed(pair, asked=plan(place="https://visio.exemple.fr/abc", message="J’apporte le plan de financement"))
    mail = last_letter(MILO)
    assert mail.subject.replace("\u00a0", " ") == "Une rencontre vous est proposée : jeudi 22 octobre 2026"
    assert mail.private
    assert "Jeudi 22\u00a0octobre 2026 à 19\u00a0h, en visio, lien dans votre espace" in mail.text
    assert "Un mot l’accompagne, dans votre espace." in mail.text
    for hidden in ("financement", "visio.exemple.fr"):
        assert hidden not in mail.text + mail.html + mail.subject
    agreed(pair, plan(11, mode=IN_PERSON, place="Maison de santé, Valmont"))
    assert "en présentiel, Maison de santé, Valmont" in last_letter(ADA).text
    assert last_letter(ADA).subject.replace("\u00a0", " ") == "Rencontre du vendredi 23 octobre 2026 à 19 h"


def test_a_proposal_given_up_is_told_to_the_other_alone_without_a_file(pair: Pair) -> None:
    meeting = proposed(pair)
    cancel_meeting(pair, meeting, MENTEE, seen=1, actor="visitor")
    db.session.commit()
    assert not letters_to(ADA)[-1].attachments
    assert letters_to(ADA)[-1].name == "meeting_cancelled"
    assert [mail.name for mail in letters_to(MILO)][-1] == "meeting_proposed"


def test_a_meeting_given_up_in_a_pause_asks_for_no_other_date(pair: Pair) -> None:
    meeting = agreed(pair)
    pair.state = PairState.PAUSED
    cancel_meeting(pair, meeting, MENTEE, seen=2, actor="visitor")
    db.session.commit()
    mail = last_letter(ADA)
    assert "Proposer une autre date" not in mail.text
    assert f"http://localhost/mon-binome/{pair.ref}\n" in f"{mail.text}\n"


def test_the_reminder_leaves_once_the_day_before(pair: Pair, now: FixedClock) -> None:
    agreed(pair)
    now.set(2026, 10, 20, 23, 59)
    assert run(remind_of_meetings) == 0
    now.set(2026, 10, 21, 0, 1)
    assert run(remind_of_meetings) == 2
    assert run(remind_of_meetings) == 0
    mail = last_letter(ADA)
    assert "Petit rappel de votre rencontre de demain avec Milo." in mail.text
    assert subjects(ADA, "meeting_reminder") == ["Rappel : rencontre du jeudi 22 octobre 2026 à 19 h"]
    assert subjects(ADA, "meeting_agreed") != subjects(ADA, "meeting_reminder"), "a telephone shows the subject alone"
    assert with_icalendar(file_of(mail)).sequence == 0
    now.set(2026, 10, 22, 9)
    assert run(remind_of_meetings) == 0


def test_a_clock_late_by_a_day_says_today_and_late_by_more_says_nothing(pair: Pair, now: FixedClock) -> None:
    agreed(pair)
    agreed(pair, plan(11))
    now.set(2026, 10, 22, 9)
    run(remind_of_meetings)
    said = [mail.text for mail in letters(MILO, "meeting_reminder")]
    assert ["d’aujourd’hui" in text for text in said] == [False, True]
    now.set(2026, 10, 29, 9)
    assert run(remind_of_meetings) == 0


@pytest.mark.parametrize("days", [0, 1])
def test_a_date_just_agreed_on_is_not_reminded_of(pair: Pair, now: FixedClock, days: int) -> None:
    agreed(pair, plan(days, time(23, 30)))
    assert run(remind_of_meetings) == 0


def test_a_meeting_moved_is_reminded_of_again_at_its_new_date(pair: Pair, now: FixedClock) -> None:
    meeting = agreed(pair)
    now.set(2026, 10, 21, 8)
    assert run(remind_of_meetings) == 2
    move_meeting(pair, meeting, MENTOR, plan(10), seen=2, actor="visitor")
    agree_to_meeting(pair, meeting, MENTEE, seen=3, actor="visitor")
    now.set(2026, 10, 30, 8)
    assert run(remind_of_meetings) == 2


def test_who_wants_no_reminder_has_none_and_is_still_asked(pair: Pair, now: FixedClock) -> None:
    assert pair.mentor.person is not None
    pair.mentor.person.wants_reminders = False
    agreed(pair)
    now.set(2026, 10, 21, 8)
    assert run(remind_of_meetings) == 1
    assert not letters(ADA, "meeting_reminder")
    now.set(2026, 10, 23, 8)
    assert run(ask_after_meetings) == 2


def test_both_are_asked_the_day_after_until_one_has_said(pair: Pair, now: FixedClock) -> None:
    meeting, told = agreed(pair), agreed(pair, plan(10, time(9)))
    now.set(2026, 10, 22, 23, 59)
    assert run(ask_after_meetings) == 0
    say_held(pair, told, MENTEE, Held(told.happens_on, VIDEO), seen=2, actor="visitor")
    now.set(2026, 10, 23, 0, 1)
    assert run(ask_after_meetings) == 2
    assert run(ask_after_meetings) == 0
    mail = last_letter(ADA)
    assert mail.subject.replace("\u00a0", " ") == "Vous êtes-vous vus le 22 octobre ?"
    page = f"http://localhost/mon-binome/{pair.ref}/rencontres/{meeting.ref}"
    assert f"{page}/faite" in mail.text
    assert f"{page}/pas-eu-lieu" in mail.text


def test_a_clock_late_by_a_week_asks_once_and_after_two_weeks_no_more(pair: Pair, now: FixedClock) -> None:
    meeting = agreed(pair)
    agreed(pair, plan(3))
    now.set(2026, 10, 30, 8)
    assert run(ask_after_meetings) == 2
    assert subjects(ADA, "meeting_question") == ["Vous êtes-vous vus le 22 octobre ?"]
    assert meeting.happens_on < today() - timedelta(days=7)


@pytest.mark.parametrize("state", [PairState.PAUSED, PairState.COMPLETED, PairState.ENDED_EARLY])
def test_the_clock_writes_nothing_in_a_pause_nor_once_it_is_over(pair: Pair, now: FixedClock, state: PairState) -> None:
    agreed(pair)
    pair.state = state
    db.session.commit()
    for day in (21, 23):
        now.set(2026, 10, day, 8)
        assert run(remind_of_meetings) == run(ask_after_meetings) == 0


def test_a_meeting_noted_is_told_with_the_last_day_to_contest(pair: Pair) -> None:
    held(pair, today())
    mail = last_letter(MILO)
    assert "Ada a noté votre rencontre du 12\u00a0octobre 2026, en présentiel." in mail.text
    assert "dites-le jusqu’au lundi 19\u00a0octobre 2026" in mail.text


def test_every_letter_says_hello_by_first_name(pair: Pair, now: FixedClock) -> None:
    meeting: Meeting = agreed(pair)
    move_meeting(pair, meeting, MENTOR, plan(14), seen=2, actor="visitor")
    db.session.commit()
    for email, name in ((ADA, "Ada"), (MILO, "Milo")):
        found = [mail for mail in letters_to(email) if mail.name.startswith("meeting_")]
        assert found
        assert all(mail.text.startswith(f"Bonjour {name},") for mail in found)
