"""The rhythm of the morning's summary: when something is new, otherwise once a week while something waits."""

from datetime import date, timedelta

import pytest
from app.core.clock import now as story_now
from app.core.clock import today
from app.core.database import db
from app.core.declarations import Attention
from app.home.models import MorningSummary, Said
from app.home.queries.coordination import to_do
from app.home.rules import leaves, said_of
from app.home.services import send_summaries
from app.pairing.models import Pair, PairState
from flask import Flask
from sqlalchemy import select

from tests.access.moving import person
from tests.charters.cast import RACHID, make_programme
from tests.conftest import FixedClock
from tests.followup.silence import running
from tests.support.mailbox import newest

NAME = "morning_summary"
MONDAY = date(2027, 3, 1)


def live(now: FixedClock, days: int) -> list[date]:
    """Let so many mornings go by from today on; gives those on which Rachid is written to."""
    written = []
    for _ in range(days):
        if send_summaries(story_now()):
            written.append(today())
        db.session.commit()
        now.advance(days=1)
    return written


def test_a_year_of_the_same_silence_is_told_once_a_week_on_the_same_day(app: Flask, now: FixedClock) -> None:
    running(make_programme(), since=80, lasts=1000)
    first = today()
    assert live(now, 365) == [first + timedelta(weeks=week) for week in range(53)]


def test_what_is_new_is_told_the_next_morning_and_the_week_begins_there(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    first = today()
    running(programme, since=80)
    assert live(now, 2) == [first]
    running(programme, 1, since=80)
    db.session.commit()
    assert live(now, 8) == [first + timedelta(days=2), first + timedelta(days=9)]
    assert "2 binômes sans rencontre" in newest(RACHID, NAME).text.replace("\u00a0", " ")


def test_what_was_seen_to_is_no_news_and_what_comes_after_is(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    first = today()
    pairs = [running(programme, number, since=80 + number) for number in range(3)]
    assert live(now, 1) == [first]
    _over(pairs[0])
    assert live(now, 1) == [], "fewer than before"
    running(programme, 3, since=80)
    db.session.commit()
    assert live(now, 1) == [first + timedelta(days=2)], "as many as at first, but one of them is another"


def test_another_in_the_place_of_the_only_one_is_news(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    first = today()
    alone = running(programme, since=80)
    assert live(now, 1) == [first]
    _over(alone)
    running(programme, 1, since=80)
    db.session.commit()
    assert live(now, 1) == [first + timedelta(days=1)]


def test_news_of_one_programme_says_what_waits_in_the_other_and_counts_for_both(app: Flask, now: FixedClock) -> None:
    programme, second = make_programme(), make_programme("second")
    second.title = "Mentorat 2028"
    first = today()
    running(programme, since=80)
    assert live(now, 3) == [first]
    running(second, 1, since=90)
    db.session.commit()
    assert live(now, 8) == [first + timedelta(days=3), first + timedelta(days=10)]
    assert newest(RACHID, NAME).text.replace("\u00a0", " ").count("- 1 binôme sans rencontre") == 2


def test_nothing_of_anybody_is_remembered(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    pair = running(programme, since=80)
    live(now, 1)
    kept = db.session.scalars(select(MorningSummary)).one()
    assert kept.person_id == person(RACHID).id
    (lines,) = kept.said.values()
    assert [line.about.code for line in to_do(programme.id, person(RACHID).id, by_mail=True)] == list(lines)
    assert all(isinstance(number, int) for line in lines.values() for number in line)
    assert pair.ref not in str(kept.said)


def test_who_waits_no_more_forgets_it(app: Flask, now: FixedClock) -> None:
    programme = make_programme()
    pair = running(programme, since=80)
    first = today()
    assert live(now, 1) == [first]
    state = pair.state
    _over(pair)
    assert live(now, 1) == []
    pair.state = state
    db.session.commit()
    assert live(now, 1) == [first + timedelta(days=2)], "it came back: somebody saw to it meanwhile"


def _over(pair: Pair) -> None:
    pair.state = PairState.COMPLETED
    db.session.commit()


def _said(**counts: int) -> Said:
    return said_of({7: [Attention(code, count, "x", {}) for code, count in counts.items()]})


@pytest.mark.parametrize(
    ("now", "before", "days", "expected"),
    [
        (_said(), _said(a=1), 30, False),
        (_said(a=1), {}, None, True),
        (_said(a=1), _said(a=1), 1, False),
        (_said(a=1), _said(a=1), 6, False),
        (_said(a=1), _said(a=1), 7, True),
        (_said(a=1), _said(a=1), 9, True),  # the clock stood still on the day
        (_said(a=2), _said(a=1), 1, True),
        (_said(a=1), _said(a=2), 1, False),
        (_said(a=1, b=1), _said(a=1), 1, True),
        (_said(b=1), _said(a=1), 1, True),
        (_said(a=1), _said(a=1, b=1), 1, False),
    ],
)
def test_when_a_morning_is_worth_a_letter(now: Said, before: Said, days: int | None, *, expected: bool) -> None:
    told_on = None if days is None else MONDAY - timedelta(days=days)
    assert leaves(now, before, told_on, MONDAY) is expected
