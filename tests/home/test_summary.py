"""The morning's summary: to each who coordinates, at most once a day, without a name."""

from datetime import timedelta

import pytest
from app.access.models import Person
from app.access.services import disable_person
from app.applications.models import Application, Recusal
from app.core.clock import now as story_now
from app.core.clock import today
from app.core.database import db
from app.followup.models import HelpContact, HelpDoor, HelpRequest, HelpState
from app.home.models import MorningSummary
from app.home.queries.coordination import to_do
from app.home.services import send_summaries
from app.mail.models import OutboxMail
from app.operations.services import do_what_is_due
from app.programmes.models import Programme, Role
from flask import Flask
from sqlalchemy import func, select

from tests.charters.cast import ADA, MILO, RACHID, make_programme
from tests.conftest import FixedClock
from tests.followup.silence import running
from tests.programmes.world import make_staff
from tests.support.cast import sign_in
from tests.support.mailbox import newest
from tests.support.pages import PageClient, statements

NAME = "morning_summary"


@pytest.fixture
def programme(app: Flask) -> Programme:
    """Rachid's, with a pair silent for long."""
    made = make_programme()
    running(made, since=80)
    return made


def turn() -> int:
    sent = send_summaries(story_now())
    db.session.commit()
    return sent


def summaries(email: str = RACHID) -> list[OutboxMail]:
    db.session.rollback()
    wanted = select(OutboxMail).where(OutboxMail.to_address == email, OutboxMail.name == NAME).order_by(OutboxMail.id)
    return list(db.session.scalars(wanted))


def person(email: str) -> Person:
    return db.session.scalars(select(Person).where(Person.email == email)).one()


def test_it_says_what_the_page_says_and_leads_there(programme: Programme) -> None:
    assert turn() == 1
    letter = newest(RACHID, NAME)
    lines = [each.sentence for each in to_do(programme.id, person(RACHID).id)]
    assert "1 binôme sans rencontre depuis plus de 60 jours" in lines
    number = f"{len(lines)} choses" if len(lines) > 1 else "1 chose"
    assert letter.subject.replace("\u00a0", " ") == f"Mentorat : {number} à traiter"
    for line in lines:
        assert f"- {line}" in letter.text.replace("\u00a0", " ")
    assert "Bonjour Rachid," in letter.text
    assert "http://localhost/coordination/local\n" in letter.text
    assert "http://localhost/mon-compte" in letter.text


def test_no_name_is_in_it(programme: Programme) -> None:
    turn()
    letter = newest(RACHID, NAME)
    for name in ("Ada", "Lovelace", "Milo", "Łukasik", ADA, MILO):
        assert name not in letter.text + letter.html + letter.subject


def test_once_a_day_however_often_the_clock_turns(programme: Programme, now: FixedClock) -> None:
    assert [turn() for _ in range(3)] == [1, 0, 0]
    now.advance(days=7)
    assert [turn(), turn()] == [1, 0]
    assert db.session.scalar(select(func.count()).select_from(MorningSummary)) == 1, "only the last morning is kept"


def test_from_half_past_seven_in_paris_or_the_first_turn_after(programme: Programme, now: FixedClock) -> None:
    now.set(2026, 10, 13, 7, 29)
    assert turn() == 0
    now.set(2026, 10, 13, 7, 30)
    assert turn() == 1
    now.set(2026, 12, 14, 6, 59)  # winter: 5:59 UTC
    assert turn() == 0
    now.set(2026, 12, 14, 18, 0)
    assert turn() == 1
    now.set(2026, 12, 15, 0, 5)
    assert turn() == 0


def test_nothing_leaves_when_there_is_nothing_and_the_next_morning_looks_again(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    assert to_do(programme.id, person(RACHID).id) == []
    assert turn() == 0
    running(programme, since=80)
    now.advance(hours=2)
    assert turn() == 0, "what comes in the day is for the next morning"
    now.advance(days=1)
    assert turn() == 1


def test_one_letter_for_several_programmes(programme: Programme) -> None:
    second = make_programme("second")
    second.title = "Mentorat 2028"
    running(second, 1, since=90)
    db.session.commit()
    assert turn() == 1
    text = newest(RACHID, NAME).text
    assert text.count("Mentorat 2027\n- ") == text.count("Mentorat 2028\n- ") == 1
    assert "http://localhost/coordination\n" in text


def test_only_to_who_coordinates_with_an_open_account_and_wants_it(programme: Programme) -> None:
    make_staff(programme, "ines@exemple.fr", Role.COMMITTEE, first_name="Inès", last_name="Roth")
    closed = make_staff(programme, "closed@exemple.fr", first_name="Paul", last_name="Weber")
    disable_person(closed, actor="command")
    declined = make_staff(programme, "non@exemple.fr", first_name="Lou", last_name="Weber")
    declined.wants_summary = False
    db.session.commit()
    assert turn() == 1
    assert len(summaries()) == 1
    declined.wants_summary = True
    db.session.commit()
    assert turn() == 1


def test_who_has_a_link_is_not_told_of_the_pair(programme: Programme) -> None:
    file = db.session.scalars(select(Application).where(Application.email == MILO)).one()
    rachid = person(RACHID)
    db.session.add(Recusal(programme_id=programme.id, application_id=file.id, person_id=rachid.id, since=story_now()))
    db.session.commit()
    assert turn() == 0


def test_a_request_for_help_is_never_in_it(app: Flask) -> None:
    programme = make_programme()
    pair = running(programme)
    rachid = person(RACHID)
    before = to_do(programme.id, rachid.id, by_mail=True)
    asked = HelpRequest(
        ref="aide",
        pair_id=pair.id,
        author_id=person(ADA).id,
        reader_id=rachid.id,
        door=HelpDoor.ADVICE,
        subject="other",
        contact=HelpContact.EMAIL,
        state=HelpState.OPEN,
        answer_by=today() - timedelta(days=5),
        created_at=story_now(),
    )
    db.session.add(asked)
    db.session.commit()
    assert "demande d’aide attend" in to_do(programme.id, rachid.id)[0].sentence, (
        "the page says it, to its reader alone"
    )
    assert to_do(programme.id, rachid.id, by_mail=True) == before
    turn()
    for letter in summaries():
        assert "attend une réponse" not in letter.text
        assert letter.text.count("\n- ") == len(before)


def test_the_outbox_of_a_programme_shows_nothing_of_it(app: Flask, programme: Programme) -> None:
    turn()
    assert newest(RACHID, NAME).programme_id is None
    other = make_staff(programme, "lou@exemple.fr", first_name="Lou", last_name="Weber")
    lou = sign_in(PageClient(app), other)
    assert not lou.get("/coordination/emails").has("à traiter")


def test_a_turn_with_nothing_to_do_asks_once(programme: Programme) -> None:
    turn()
    with statements() as seen:
        assert send_summaries(story_now()) == 0
    assert len([each for each in seen if each.startswith("SELECT")]) == 1
    db.session.rollback()


def test_questions_do_not_grow_with_pairs(programme: Programme, now: FixedClock) -> None:
    turn()
    counts = []
    for number in (1, 31):
        for each in range(number, number * 2):
            running(programme, each, since=80)
        db.session.expire_all()
        now.advance(days=1)
        with statements() as seen:
            assert send_summaries(story_now()) == 1
        db.session.commit()
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_killed_before_the_end_it_begins_again(programme: Programme) -> None:
    assert send_summaries(story_now()) == 1
    db.session.rollback()
    assert summaries() == []
    assert turn() == 1


def test_days_lived_through_in_one_go_tell_the_last_morning_alone(programme: Programme, now: FixedClock) -> None:
    for day in range(3):
        now.advance(days=1)
        do_what_is_due(story_now(), passing=day < 2)
    assert len(summaries()) == 1
