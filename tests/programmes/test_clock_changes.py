"""Deadlines fall at 23:59:59 in Paris, on the nights when the clock changes too: to the second, on both sides."""

from datetime import UTC, date, datetime, timedelta

import pytest
from app.applications.errors import ApplicationsClosed
from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.services import submit_application
from app.charters.models import Party, SigningLink
from app.charters.services import expire_charters
from app.core.clock import end_of_day, to_paris
from app.core.database import db
from app.pairing.errors import ProposalClosed
from app.pairing.models import Answer
from app.pairing.services import expire_proposals
from app.programmes.models import Programme
from app.programmes.queries import definition
from flask import Flask

from tests.applications.world import make_draft
from tests.applications.world import make_programme as make_open
from tests.charters.cast import Signing, make_pair, make_programme, opened, sign_all
from tests.conftest import FixedClock
from tests.pairing.world import make_world, say
from tests.support.pages import PageClient

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
NIGHTS = [SPRING - timedelta(days=1), SPRING, AUTUMN - timedelta(days=1), AUTUMN]
"""The day before the clock changes, and the day it does: of 23 hours, then of 25."""
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("day", NIGHTS)
def test_day_ends_at_midnight_of_paris_however_long_it_is(day: date) -> None:
    end = end_of_day(day)
    assert to_paris(end).date() == day + timedelta(days=1)
    assert to_paris(end - SECOND).isoformat()[:19] == f"{day}T23:59:59"
    hours = {SPRING: 23, AUTUMN: 25}.get(day, 24)
    assert end - end_of_day(day - timedelta(days=1)) == timedelta(hours=hours)


def test_days_end_at_these_very_instants() -> None:
    assert end_of_day(SPRING) == datetime(2027, 3, 28, 22, tzinfo=UTC)
    assert end_of_day(SPRING - timedelta(days=1)) == datetime(2027, 3, 27, 23, tzinfo=UTC)
    assert end_of_day(AUTUMN) == datetime(2027, 10, 31, 23, tzinfo=UTC)
    assert end_of_day(AUTUMN - timedelta(days=1)) == datetime(2027, 10, 30, 22, tzinfo=UTC)


def closing_on(now: FixedClock, day: date) -> tuple[Programme, list[Application]]:
    """A cohort whose closing is that day, with two drafts that only have to be sent."""
    now.set(day.year, day.month, day.day, 12)
    now.advance(days=-5)
    programme = make_open("encadrement-hospitalier", closes_in=5)
    assert definition(programme).calendar.closes_on == day
    drafts = [make_draft(programme, email=f"{name}@exemple.fr") for name in ("milo", "zoe")]
    return programme, drafts


@pytest.mark.parametrize("day", NIGHTS)
def test_application_is_taken_at_the_last_second_and_refused_at_midnight(
    app: Flask, now: FixedClock, day: date
) -> None:
    programme, (in_time, late) = closing_on(now, day)
    known = definition(programme)
    now.at = end_of_day(day) - SECOND
    submit_application(in_time, known, charter_read=True)
    assert in_time.state is ApplicationState.SUBMITTED
    now.advance(seconds=1)
    with pytest.raises(ApplicationsClosed):
        submit_application(late, known, charter_read=True)


@pytest.mark.parametrize("day", NIGHTS)
def test_answer_is_taken_at_the_last_second_and_refused_at_midnight(app: Flask, now: FixedClock, day: date) -> None:
    now.at = end_of_day(day) - timedelta(days=5)
    world = make_world()
    pair = world.proposed()
    pair.answer_by = day
    db.session.commit()
    now.at = end_of_day(day) - SECOND
    assert expire_proposals(now()) == 0
    say(pair, ApplicantRole.MENTEE, Answer.YES)
    now.advance(seconds=1)
    with pytest.raises(ProposalClosed):
        say(pair, ApplicantRole.MENTOR, Answer.YES)
    assert expire_proposals(now()) == 1


@pytest.mark.parametrize("day", NIGHTS)
def test_charter_is_signed_at_the_last_second_and_refused_at_midnight(
    app: Flask, client: PageClient, now: FixedClock, day: date
) -> None:
    now.at = end_of_day(day) - timedelta(days=10)
    programme = make_programme()
    signing = Signing(programme, make_pair(programme))
    charter = signing.charter
    charter.sign_by = day
    for link in db.session.query(SigningLink):
        link.expires_at = end_of_day(day)
    db.session.commit()
    now.at = end_of_day(day) - SECOND
    sign_all(client, signing, Party.MENTOR)
    page = opened(client, signing.path(Party.MENTEE))
    now.advance(seconds=1)
    client.submit(page, "Continuer", status=410, read="y", typed_name="Milo Łukasik")
    states = {slot.party: slot.state.value for slot in signing.charter.slots}
    assert states == {Party.MENTOR: "signed", Party.MENTEE: "pending", Party.HOST: "pending"}
    assert expire_charters(now()) == 1
