"""A pause: dates and nothing else; the end moves by as much, or stays where the charter says it."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole
from app.core.database import db
from app.core.journal import JournalEntry
from app.followup.errors import MentorshipNotUnderWay
from app.followup.models import MeetingState, Pause
from app.followup.services.pausing import amended_meanwhile, pause_mentorship
from app.pairing.errors import PairActRefused, PairMoved
from app.pairing.models import Pair, PairState
from app.pairing.services import extend_pair
from app.programmes.models import ProgrammeState
from flask import Flask
from sqlalchemy import func, select

from tests.charters.cast import ADA, MILO, RACHID, make_programme
from tests.charters.conftest import as_
from tests.conftest import FixedClock
from tests.followup.adjusting import again, names_to, pause, rested, resume, text_to, tick
from tests.followup.meetings import agreed, plan
from tests.followup.underway import a_year
from tests.support.letters import last_letter, letters_to, make_person

END = date(2027, 10, 12)


@pytest.fixture
def cohort(app: Flask) -> Pair:
    programme = make_programme("hospitalier", preset="encadrement-hospitalier")
    programme.state = ProgrammeState.RUNNING
    return a_year(programme)


def test_either_asks_without_a_reason_and_the_other_reads_two_dates(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    page = milo.get(f"/mon-binome/{pair.ref}/pause")
    assert page.has("on n’a pas à dire pourquoi")
    assert page.has("prévue le 12 octobre 2027, recule d’autant de jours")
    page = milo.follow(pause(milo, pair, "2026-12-01"))
    assert page.has("Votre mentorat est en pause. Il reprend le mardi 1er décembre 2026.")
    assert page.has("En pause depuis le 12 octobre 2026.")
    letter = last_letter(ADA)
    assert (letter.name, letter.subject, letter.private) == ("followup_paused", "Votre mentorat est en pause", True)
    assert "en pause depuis le 12 octobre 2026. Il reprend le mardi 1er décembre 2026." in text_to(ADA)
    assert "finit le 1er décembre 2027" in text_to(ADA)
    assert names_to(MILO) == []
    assert again(pair).state is PairState.PAUSED


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("", "Choisissez le jour où vous reprenez"),
        ("demain", "Choisissez le jour où vous reprenez"),
        ("2026-10-12", "Choisissez un jour à venir"),
        ("2027-04-13", "au plus tard le 12 avril 2027 : une pause dure 6 mois au maximum"),
        ("2027-10-12", "Choisissez un jour avant la fin du mentorat, le 12 octobre 2027"),
    ],
)
def test_a_day_that_does_not_serve_is_said(app: Flask, pair: Pair, until: str, sentence: str) -> None:
    assert pause(as_(app, ADA), pair, until, status=422).has(sentence)
    assert again(pair).state is PairState.ACTIVE


def test_a_pause_ended_the_same_day_is_one_day(app: Flask, pair: Pair) -> None:
    pause(as_(app, ADA), pair, "2026-12-01")
    resume(again(pair))
    db.session.commit()
    page = as_(app, RACHID).get(f"/coordination/local/binomes/{pair.ref}")
    assert page.has("le 12 octobre 2026")
    assert not page.has("du 12 octobre 2026")


def _token(visitor: object) -> dict[str, str]:
    return dict(visitor.get("/mon-compte").form().fields())  # type: ignore[attr-defined]


def test_where_the_calendar_gives_everybody_one_last_day_it_stays(app: Flask, cohort: Pair, now: FixedClock) -> None:
    last = cohort.ends_on
    ada = as_(app, ADA)
    assert ada.get(f"/mon-binome/{cohort.ref}/pause").has("reste le 12 octobre 2027, comme l’écrit votre charte")
    pause(ada, cohort, "2026-12-01")
    assert "La fin de votre mentorat reste le 12 octobre 2027." in text_to(MILO)
    now.set(2026, 12, 1, 6)
    tick()
    assert again(cohort).ends_on == last


def test_what_was_extended_comes_back_extended(app: Flask, pair: Pair, now: FixedClock) -> None:
    extend_pair(pair, ends_on=date(2027, 12, 31), actor="visitor")
    db.session.commit()
    pause(as_(app, ADA), pair, "2026-12-01")
    now.advance(days=10)
    resume(again(pair))
    db.session.commit()
    assert (pair.state, pair.ends_on) == (PairState.EXTENDED, date(2028, 1, 10))


def test_a_last_day_signed_during_a_pause_moves_by_the_days_that_follow(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    pause(as_(app, ADA), pair, "2026-12-01")
    now.advance(days=10)
    again(pair)
    extend_pair(pair, ends_on=date(2027, 12, 31), actor="visitor")
    amended_meanwhile(pair)
    now.advance(days=5)
    resume(pair)
    db.session.commit()
    assert (pair.state, pair.ends_on) == (PairState.EXTENDED, date(2028, 1, 5))
    assert rested(pair) == 15


def test_meetings_planned_meanwhile_are_cancelled_and_leave_both_calendars(app: Flask, pair: Pair) -> None:
    inside, outside = agreed(pair, plan(10)), agreed(pair, plan(90))
    ada = as_(app, ADA)
    assert ada.get(f"/mon-binome/{pair.ref}/pause").has("sont annulées")
    pause(ada, pair, "2026-12-01")
    again(pair)
    assert (inside.state, outside.state) == (MeetingState.CANCELLED, MeetingState.AGREED)
    for email in (ADA, MILO):
        assert names_to(email).count("meeting_cancelled") == 1
        (letter,) = [each for each in letters_to(email) if each.name == "meeting_cancelled"]
        assert "Proposer une autre date" not in letter.text


def test_the_coordination_pauses_and_both_are_told(app: Flask, pair: Pair) -> None:
    rachid = as_(app, RACHID)
    base = f"/coordination/local/binomes/{pair.ref}"
    page = rachid.submit(rachid.get(f"{base}/pause"), "Mettre en pause", until="2026-12-01")
    assert rachid.follow(page).has("est en pause jusqu’au mardi 1er décembre 2026. Les deux personnes sont prévenues.")
    assert names_to(ADA) == names_to(MILO) == ["followup_paused"]
    page = rachid.follow(rachid.submit(rachid.get(base), "Reprendre aujourd’hui"))
    assert page.has("reprend. Les deux personnes sont prévenues.")
    assert again(pair).state is PairState.ACTIVE


def test_a_pause_of_more_than_eight_weeks_is_brought_to_the_coordination(
    app: Flask, pair: Pair, now: FixedClock
) -> None:
    pause(as_(app, ADA), pair, "2027-02-01")
    now.advance(days=56)
    rachid = as_(app, RACHID)
    assert not rachid.get("/coordination/local").has("en pause depuis plus de 8 semaines")
    now.advance(days=1)
    page = rachid.get("/coordination/local")
    assert page.has("1 binôme est en pause depuis plus de 8 semaines")


@pytest.mark.parametrize("state", [each for each in PairState if each not in (PairState.ACTIVE, PairState.EXTENDED)])
def test_nothing_else_rests(app: Flask, pair: Pair, state: PairState) -> None:
    pair.state = state
    db.session.commit()
    with pytest.raises(MentorshipNotUnderWay):
        pause_mentorship(pair, date(2026, 12, 1), by=ApplicantRole.MENTOR, seen=pair.version, actor="visitor")
    db.session.rollback()
    with pytest.raises((PairActRefused, MentorshipNotUnderWay)):
        resume(pair)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Pause)) == 0


def test_two_at_once_the_second_is_told(app: Flask, pair: Pair) -> None:
    seen = pair.version
    pause_mentorship(pair, date(2026, 12, 1), by=ApplicantRole.MENTOR, seen=seen, actor="visitor")
    with pytest.raises(PairMoved):
        pause_mentorship(pair, date(2026, 11, 1), by=ApplicantRole.MENTEE, seen=seen, actor="visitor")


def test_strangers_find_nothing_and_the_journal_has_dates_alone(app: Flask, pair: Pair) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    zoe = as_(app, "zoe@exemple.fr")
    for page in ("pause", "terminer", "suite"):
        zoe.get(f"/mon-binome/{pair.ref}/{page}", status=404)
    for page in ("pause", "terminer", "suite", "reprendre"):
        zoe.post(f"/mon-binome/{pair.ref}/{page}", _token(zoe), status=404)
    pause(as_(app, ADA), pair, "2026-12-01")
    entry = db.session.scalar(select(JournalEntry).filter_by(act="pair_paused"))
    assert entry is not None
    assert entry.facts == {"since": "2026-10-12", "until": "2026-12-01"}
