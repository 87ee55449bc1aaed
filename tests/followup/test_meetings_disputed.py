"""Two members at once, and what one says alone: nobody is left believing that the other knows."""

from datetime import timedelta

import pytest
from app.core.database import db
from app.core.text import NBSP
from app.followup.errors.meetings import MeetingDayRefused
from app.followup.services.meetings import cancel_meeting, move_meeting, propose_meeting
from app.followup.services.meetings_telling import Held, say_held
from app.followup.wording.meetings import when
from app.pairing.models import Pair
from flask import Flask

from tests.charters.cast import ADA, MILO
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.documents.agendas import with_icalendar
from tests.followup.adjusting import names_to
from tests.followup.meetings import MENTEE, MENTOR, VIDEO, agreed, file_of, home, plan, proposed
from tests.support.mailbox import newest


def test_the_hour_the_other_has_just_proposed_waits_for_an_answer(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    page = milo.get(f"{home(pair)}/rencontres/proposer")
    proposed(pair)
    page = milo.submit(
        page, "Proposer cette date", status=422, day="2026-10-22", hour="19:00", mode="video", message="Un mot"
    )
    assert "Une rencontre est déjà proposée à cette heure. Ouvrez-la depuis la page de votre binôme" in page.errors()
    assert dict(page.form("Proposer cette date").fields())["message"] == "Un mot"


def test_another_place_at_the_same_hour_is_not_lost_in_silence(pair: Pair) -> None:
    proposed(pair)
    with pytest.raises(MeetingDayRefused) as refused:
        propose_meeting(pair, MENTOR, plan(place="Ailleurs"), actor="visitor")
    assert refused.value.params["reason"] == "already_planned"


def test_no_meeting_is_moved_onto_another(pair: Pair) -> None:
    proposed(pair)
    other = proposed(pair, MENTOR, plan(12))
    with pytest.raises(MeetingDayRefused):
        move_meeting(pair, other, MENTOR, plan(10), seen=1, actor="visitor")


def test_a_date_agreed_on_then_moved_leaves_both_agendas_when_it_is_given_up(pair: Pair) -> None:
    meeting = agreed(pair)
    move_meeting(pair, meeting, MENTOR, plan(14), seen=2, actor="visitor")
    cancel_meeting(pair, meeting, MENTEE, seen=3, actor="visitor")
    db.session.commit()
    for email in (ADA, MILO):
        mail = newest(email, "meeting_cancelled")
        read = with_icalendar(file_of(mail))
        assert (read.status, read.sequence) == ("CANCELLED", 2)


def test_another_day_than_the_one_agreed_on_is_told_to_the_other(pair: Pair, now: FixedClock) -> None:
    meeting = agreed(pair)
    now.advance(days=11)
    say_held(pair, meeting, MENTOR, Held(meeting.happens_on - timedelta(days=1), VIDEO), seen=2, actor="visitor")
    db.session.commit()
    assert names_to(MILO)[-1] == "meeting_noted"
    assert when(meeting) == f"Mercredi 21{NBSP}octobre"
