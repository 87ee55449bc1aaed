"""What the coordination sees of a year: who to look at first, counts and dates; nothing of a pair hidden from it."""

from datetime import timedelta

import pytest
from app.access.models import Person
from app.access.queries import person_by_email
from app.applications.models import ApplicantRole
from app.applications.services import record_link
from app.core.clock import today
from app.core.database import db
from app.followup.models import FirstImpression, Fit, MeetingState
from app.followup.queries.following import Day, Risk, at_risk, course_of
from app.followup.queries.meetings import MeetingCount
from app.followup.wording.following import meetings_facts
from app.pairing.models import Pair
from app.programmes.models import Programme
from flask import Flask

from tests.charters.cast import RACHID
from tests.charters.conftest import as_
from tests.conftest import START, FixedClock
from tests.followup.silence import meeting, pause, running


def rachid_himself() -> Person:
    person = person_by_email(RACHID)
    assert person is not None
    return person


def risks(programme: Programme) -> dict[str, Risk]:
    db.session.rollback()
    return {line.mentee: line.risk for line in at_risk(programme, rachid_himself().id)}


def says_it_does_not_suit(pair: Pair) -> None:
    db.session.add(
        FirstImpression(
            pair_id=pair.id, role=ApplicantRole.MENTEE, fit=Fit.DOES_NOT_SUIT, answered_at=START, said_at=START
        )
    )
    db.session.commit()


def test_the_gravest_comes_first_and_each_pair_once(programme: Programme, now: FixedClock) -> None:
    well, _never, silent, unsuited = (running(programme, number, since=100) for number in range(1, 5))
    meeting(well, today() - timedelta(days=5))
    meeting(silent, today() - timedelta(days=70))
    meeting(unsuited, today() - timedelta(days=70))
    says_it_does_not_suit(unsuited)
    assert list(risks(programme).items()) == [
        ("Milo Łukasik4", Risk.UNSUITED),
        ("Milo Łukasik2", Risk.NEVER_MET),
        ("Milo Łukasik3", Risk.SILENT),
    ]


def test_a_pair_that_rests_or_begins_is_left_alone(programme: Programme, now: FixedClock) -> None:
    running(programme, 1, since=20)
    resting = running(programme, 2, since=100)
    pause(resting, today() - timedelta(days=50), None)
    ahead = running(programme, 3, since=100)
    meeting(ahead, today() + timedelta(days=3), MeetingState.AGREED)
    assert risks(programme) == {}


def test_the_coordination_reads_counts_and_dates(app: Flask, programme: Programme, now: FixedClock) -> None:
    pair = running(programme, since=100)
    for days in (90, 60, 30):
        meeting(pair, today() - timedelta(days=days))
    rachid = as_(app, RACHID)
    page = rachid.get(f"/coordination/{programme.slug}/binomes/{pair.ref}")
    assert page.has("3 rencontres sur 4 au minimum")
    assert page.has("samedi 12 septembre 2026")
    assert not page.has("14 juillet 2026")  # the days of earlier meetings are the pair's own
    assert rachid.get(f"/coordination/{programme.slug}/binomes").has("3, la dernière le 12 septembre 2026")


def test_days_that_are_the_same_stand_in_the_order_of_a_mentorship(app: Flask, programme: Programme) -> None:
    pair = running(programme, since=0)
    pair.proposed_at = pair.committed_at = START
    days = [what for _, what in course_of(pair).days]
    assert days == [Day.PROPOSED, Day.COMMITTED, Day.STARTED]


@pytest.mark.parametrize(
    ("held", "counts", "said"),
    [
        (0, 0, "Aucune rencontre notée, pour 4 au minimum"),
        (1, 1, "1 rencontre sur 4 au minimum"),
        (1, 0, "1 rencontre, qui ne compte pas parmi les 4 au minimum"),
        (2, 1, "2 rencontres, dont 1 compte parmi les 4 au minimum"),
        (3, 2, "3 rencontres, dont 2 comptent parmi les 4 au minimum"),
        (5, 5, "5 rencontres, pour 4 au minimum"),
    ],
)
def test_what_does_not_count_is_said_only_then(held: int, counts: int, said: str) -> None:
    (_, met), *_ = meetings_facts(MeetingCount(held=held, counted=counts), 4)
    assert met.replace("\u00a0", " ") == said


def test_a_link_leaves_no_trace_of_the_pair(app: Flask, programme: Programme, now: FixedClock) -> None:
    pair = running(programme, since=100)
    assert risks(programme) == {"Milo Łukasik": Risk.NEVER_MET}
    record_link(pair.mentee, rachid_himself(), actor="command")
    db.session.commit()
    assert risks(programme) == {}
    assert not as_(app, RACHID).get(f"/coordination/{programme.slug}/binomes").has("À regarder d’abord")
