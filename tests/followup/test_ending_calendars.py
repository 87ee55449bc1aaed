"""What was planned when a mentorship ends leaves both calendars, once, and not before the other knows."""

from datetime import date

import pytest
from app.core.database import db
from app.followup.models import Ending, Meeting, MeetingState
from app.followup.queries.meetings import meeting_of
from app.mail.models import OutboxMail
from app.pairing.models import Pair
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.documents.agendas import with_icalendar
from tests.followup.adjusting import again, end, names_to, text_to, tick
from tests.followup.meetings import agreed, file_of, plan
from tests.support.letters import last_letter, letters_to

TOLD = "followup_ended"


def cancellations(email: str) -> list[OutboxMail]:
    """The letters that take a meeting out of somebody's calendar, the first first."""
    return [mail for mail in letters_to(email) if mail.name == "meeting_cancelled"]


def taken_out(letter: OutboxMail, meeting: Meeting) -> int:
    """The sequence of the file that takes that meeting out of a calendar; a meeting agreed on has had 0."""
    read = with_icalendar(file_of(letter))
    assert (read.uid, read.status) == (f"rencontre-{meeting.ref}@localhost", "CANCELLED")
    assert read.begins == meeting_of(meeting.pair_id, meeting.ref).starts_at
    assert letter.attachments[0].mime.endswith("method=CANCEL")
    return read.sequence


def test_what_was_planned_falls_and_leaves_the_calendar_with_the_letter(app: Flask, pair: Pair) -> None:
    meeting = agreed(pair, plan(2))
    end(as_(app, MILO), pair)
    again(pair)
    assert meeting.state is MeetingState.CANCELLED
    ending = db.session.scalars(select(Ending)).one()
    assert ending.tell_by == date(2026, 10, 13)  # before they would meet
    assert "meeting_cancelled" not in names_to(ADA)
    rachid = as_(app, RACHID)
    rachid.submit(rachid.get(f"/coordination/local/binomes/{pair.ref}"), "Envoyer l’e-mail")
    assert taken_out(last_letter(ADA), meeting) == 1
    assert "Le fichier joint retire de votre agenda la rencontre qui était prévue." in text_to(ADA)
    assert names_to(ADA).count("meeting_cancelled") == 0, "the letter of the end carries the file"
    assert taken_out(last_letter(MILO), meeting) == 1
    assert names_to(MILO)[-1] == "meeting_cancelled"


@pytest.mark.parametrize("author", [ADA, MILO])
def test_said_aloud_it_leaves_both_calendars_once_and_not_before(
    app: Flask, pair: Pair, now: FixedClock, author: str
) -> None:
    meeting, later = agreed(pair, plan(5)), agreed(pair, plan(20))
    end(as_(app, author), pair)
    tick()
    for email in (ADA, MILO):
        assert cancellations(email) == [], "a cancelled meeting would announce the end"
    rachid = as_(app, RACHID)
    page = rachid.get(f"/coordination/local/binomes/{pair.ref}")
    said = rachid.follow(rachid.submit(page, "C’est dit de vive voix"))
    assert said.has("Si une rencontre était prévue, un e-mail la retire des deux agendas.")
    rachid.submit(page, "C’est dit de vive voix")
    now.advance(days=10)
    tick()
    for email in (ADA, MILO):
        letters = cancellations(email)
        assert [taken_out(letter, each) for letter, each in zip(letters, (meeting, later), strict=True)] == [1, 1]
        assert TOLD not in names_to(email)
        assert "Le fichier joint la retire de votre agenda." in letters[0].text
        assert "Proposer une autre date" not in letters[0].text


def test_told_by_the_clock_it_leaves_both_calendars_unless_its_hour_has_come(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    meeting, later = agreed(pair, plan(5)), agreed(pair, plan(20))
    end(as_(app, MILO), pair)
    now.set(2026, 10, 15, 23)
    tick()
    assert cancellations(MILO) == []
    now.advance(days=7)  # the clock is late, and the first date is over
    assert tick("followup.tell_of_an_end") == [1]
    assert names_to(ADA)[-1] == TOLD
    assert taken_out(last_letter(ADA), later) == 1
    (letter,) = cancellations(MILO)
    assert taken_out(letter, later) == 1
    assert meeting.happens_on < later.happens_on


def test_with_a_word_it_leaves_both_calendars_at_once(app: Flask, pair: Pair) -> None:
    meeting = agreed(pair, plan(5))
    end(as_(app, MILO), pair, word="Bon vent !")
    assert taken_out(last_letter(ADA), meeting) == 1
    (letter,) = cancellations(MILO)
    assert taken_out(letter, meeting) == 1


def test_by_the_coordination_the_letter_of_the_end_alone_clears_both_calendars(app: Flask, pair: Pair) -> None:
    meeting = agreed(pair, plan(5))
    rachid = as_(app, RACHID)
    rachid.submit(
        rachid.get(f"/coordination/local/binomes/{pair.ref}/terminer"), "Mettre fin au mentorat", wish="arret"
    )
    for email in (ADA, MILO):
        assert names_to(email)[-1] == TOLD
        assert taken_out(last_letter(email), meeting) == 1
        assert cancellations(email) == []
