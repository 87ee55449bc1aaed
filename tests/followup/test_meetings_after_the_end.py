"""The last meeting may be on the last day: it is told once the clock has completed the mentorship, and nothing else."""

from datetime import date, time

import pytest
from app.core.database import db
from app.followup.errors import MentorshipNotUnderWay
from app.followup.errors.meetings import MeetingDayRefused
from app.followup.models import Meeting, MeetingState
from app.followup.services.meetings import Plan, propose_meeting
from app.followup.services.meetings_telling import Held, record_meeting
from app.pairing.models import Pair, PairState
from flask import Flask

from tests.charters.cast import ADA, MILO
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import names_to, tick
from tests.followup.meetings import IN_PERSON, MENTOR, VIDEO, again, agreed, at, home, the_only

LAST = date(2027, 10, 12)
QUESTION = "Vous êtes-vous vus ?"


@pytest.fixture
def last(pair: Pair, now: FixedClock) -> Meeting:
    """Agreed on for the evening of the last day; the clock has completed the pair the morning after."""
    now.set(2027, 10, 1, 9)
    meeting = agreed(pair, Plan(LAST, time(19), VIDEO))
    now.set(2027, 10, 13, 6)
    tick("followup.complete")
    assert pair.state is PairState.COMPLETED
    return meeting


def test_what_was_planned_for_the_last_day_is_told_afterwards(app: Flask, pair: Pair, last: Meeting) -> None:
    ada = as_(app, ADA)
    page = ada.get(home(pair))
    assert page.has("Votre mentorat s’est terminé le 12 octobre 2027.")
    assert page.has("À raconter")
    page = ada.get(ada.get(at(pair, last)).link("Oui, noter la rencontre"))
    page = ada.follow(ada.submit(page, "Oui, noter la rencontre", shared="Nos derniers mots"))
    assert page.has("Rencontre du 12 octobre 2027 enregistrée.")
    assert page.has("Nos derniers mots")
    assert again(pair, last).state is MeetingState.HELD


def test_or_told_not_held_without_another_date(app: Flask, pair: Pair, last: Meeting) -> None:
    ada = as_(app, ADA)
    page = ada.get(at(pair, last, "/pas-eu-lieu"))
    assert not page.has("en pause")
    assert not [link for link in page.links() if link.endswith("/changer")]
    ada.submit(page, "Elle n’a pas eu lieu")
    assert again(pair, last).state is MeetingState.NOT_HELD


def test_one_that_nobody_planned_is_noted_for_two_weeks_and_answered_for_one_more(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    now.set(2027, 10, 26, 23, 30)
    tick("followup.complete")
    ada, milo = as_(app, ADA), as_(app, MILO)
    page = ada.get(home(pair))
    assert page.has("peut encore être notée, jusqu’au mardi 26 octobre 2027.")
    page = ada.get(page.link("Noter une rencontre"))
    ada.submit(page, "Enregistrer la rencontre", status=422, day="2027-10-13", mode="video")
    ada.submit(page, "Enregistrer la rencontre", day="2027-10-12", mode="video")
    meeting = the_only(pair)
    assert names_to(MILO)[-1] == "meeting_noted"
    now.set(2027, 10, 27, 0, 5)
    ada.get(f"{home(pair)}/rencontres/noter", status=409)
    page = ada.get(home(pair))
    assert not page.has("peut encore être notée")
    assert not [link for link in page.links() if link.endswith("/noter")]
    now.set(2027, 11, 2, 23, 30)
    milo.submit(milo.get(at(pair, meeting, "/contester")), "Ce n’est pas juste")
    page = ada.get(at(pair, meeting, "/corriger"))
    ada.submit(page, "Enregistrer la rencontre", mode="in_person")
    assert (again(pair, meeting).mode, meeting.contested_at) == (IN_PERSON, None)
    now.set(2027, 11, 3, 0, 5)
    assert ada.get(at(pair, meeting, "/corriger"), status=303).location == at(pair, meeting)


def test_nothing_else_is_done_any_more(pair: Pair, last: Meeting) -> None:
    with pytest.raises(MentorshipNotUnderWay):
        propose_meeting(pair, MENTOR, Plan(date(2027, 10, 20), time(19), VIDEO), actor="visitor")


def test_a_mentorship_whose_aim_was_reached_is_told_of_up_to_that_day(pair: Pair, now: FixedClock) -> None:
    now.set(2027, 3, 1, 18)
    pair.state, pair.closed_at = PairState.COMPLETED, now()
    db.session.commit()
    now.set(2027, 3, 4, 9)
    assert record_meeting(pair, MENTOR, Held(date(2027, 3, 1), VIDEO), actor="visitor").state is MeetingState.HELD
    with pytest.raises(MeetingDayRefused) as refused:
        record_meeting(pair, MENTOR, Held(date(2027, 3, 2), VIDEO), actor="visitor")
    assert refused.value.params == {"reason": "after_end", "limit": date(2027, 3, 1)}
