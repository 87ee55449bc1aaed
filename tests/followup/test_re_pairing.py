"""After an end: who wishes another comes first, who has not said so is left in peace; one question asks."""

from datetime import date

import pytest
from app.applications.models import ApplicantRole
from app.core.clock import now as instant
from app.core.database import db
from app.followup.models import Wish
from app.followup.services.ending import Farewell, end_mentorship
from app.pairing.models import Pair, PairState, Renewal
from app.pairing.queries import line, mentees_to_pair
from app.pairing.rules.renewal import remaining_until
from app.programmes.definition import Rhythm
from app.programmes.models import Programme, Role
from app.programmes.queries import staff_people
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID, Signing, commit_pair, make_application, sign_all, two_who_said_yes
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.followup.adjusting import again, tick
from tests.followup.underway import a_year

MENTOR, MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE


def ended(pair: Pair, wish: Wish, by: ApplicantRole | None = MENTEE) -> Pair:
    """The same pair, ended today."""
    end_mentorship(pair, Farewell(wish), by=by, seen=pair.version, actor="visitor")
    db.session.commit()
    return pair


def waiting(pair: Pair) -> tuple[int, int]:
    """How many mentees the coordination must pair again, and for the first time."""
    (rachid,) = staff_people(pair.programme_id, Role.COORDINATOR)
    found = mentees_to_pair(pair.programme_id, rachid.id)
    return found.after_pair, found.after_proposal + found.first


def test_who_wishes_another_is_first_in_line_and_the_other_is_in_no_pool_yet(app: Flask, pair: Pair) -> None:
    ended(pair, Wish.ANOTHER)
    found = line(pair.programme_id)
    assert found.first == {pair.mentee_application_id}
    assert found.out == {pair.mentor_application_id}
    assert waiting(pair) == (1, 0)
    rachid = as_(app, RACHID)
    assert rachid.get("/coordination/local").has("1 personne attend un nouveau binôme après un premier")
    assert rachid.get("/coordination/local/binomes/former").has("Milo Łukasik")


@pytest.mark.parametrize("wish", [Wish.REACHED, Wish.STOP])
def test_who_stops_is_left_in_peace(app: Flask, pair: Pair, wish: Wish) -> None:
    ended(pair, wish)
    assert waiting(pair) == (0, 0)
    assert line(pair.programme_id).first == frozenset()
    rachid = as_(app, RACHID)
    assert not rachid.get("/coordination/local").has("attend un nouveau binôme")
    assert not rachid.get("/coordination/local/binomes/former").has("Milo Łukasik")


def test_the_other_is_asked_one_question_and_may_change_their_mind(app: Flask, pair: Pair) -> None:
    ended(pair, Wish.ANOTHER)
    ada, path = as_(app, ADA), f"/mon-binome/{pair.ref}/suite"
    page = ada.get(path)
    assert page.title == "Mentorat 2027Souhaitez-vous trouver un autre binôme ?"
    assert ada.submit(page, "Enregistrer ma réponse", status=422).has("Choisissez oui ou non")
    page = ada.follow(ada.submit(page, "Enregistrer ma réponse", another="oui"))
    assert page.has("Vous souhaitez un autre binôme : vous passez avant les nouvelles candidatures.")
    assert line(pair.programme_id).first == {pair.mentor_application_id, pair.mentee_application_id}
    page = ada.follow(ada.submit(ada.get(path), "Enregistrer ma réponse", another="non"))
    assert page.has("Vous ne souhaitez pas d’autre binôme.")
    db.session.rollback()
    assert line(pair.programme_id).first == {pair.mentee_application_id}
    assert len(db.session.scalars(select(Renewal)).all()) == 2


def test_a_mentor_of_two_is_first_in_line_on_whichever_page_they_say_so(pair: Pair, now: FixedClock) -> None:
    younger = beside(pair)
    now.advance(days=30)
    ended(younger, Wish.REACHED)
    now.advance(days=30)
    ended(pair, Wish.ANOTHER, by=MENTOR)
    assert pair.mentor_application_id in line(pair.programme_id).first
    now.advance(days=1)
    third = beside(pair)
    now.advance(days=30)
    ended(third, Wish.REACHED)  # formed since: the wish was met
    assert pair.mentor_application_id in line(pair.programme_id).out


def beside(pair: Pair) -> Pair:
    """The same mentor with somebody else, in their first day."""
    found = a_year(db.session.get_one(Programme, pair.programme_id), number=instant().toordinal())
    found.mentor_application_id = pair.mentor_application_id
    db.session.commit()
    return found


def test_neither_sees_what_the_other_answered(app: Flask, pair: Pair) -> None:
    ended(pair, Wish.ANOTHER)
    for below in ("", "/suite"):
        page = as_(app, ADA).get(f"/mon-binome/{pair.ref}{below}")
        assert not page.has("vous passez avant les nouvelles candidatures.")
    assert as_(app, RACHID).get(f"/coordination/local/binomes/{pair.ref}").has("Souhaite un autre binôme")


def test_after_a_whole_mentorship_the_mentor_alone_is_asked(app: Flask, pair: Pair, now: FixedClock) -> None:
    now.set(2027, 10, 13, 6)
    tick()
    as_(app, MILO).get(f"/mon-binome/{pair.ref}/suite", status=404)
    ada = as_(app, ADA)
    ada.submit(ada.get(f"/mon-binome/{pair.ref}/suite"), "Enregistrer ma réponse", another="oui")
    assert line(pair.programme_id).first == {pair.mentor_application_id}
    assert waiting(pair) == (0, 0)


@pytest.mark.parametrize("state", [PairState.COMMITTED, PairState.ACTIVE, PairState.PAUSED, PairState.EXTENDED])
def test_before_the_end_nothing_is_asked(app: Flask, pair: Pair, state: PairState) -> None:
    pair.state = state
    db.session.commit()
    as_(app, ADA).get(f"/mon-binome/{pair.ref}/suite", status=409)


def test_my_application_says_where_one_stands(app: Flask, pair: Pair) -> None:
    pair.mentee.submitted_at = pair.mentor.submitted_at = pair.created_at
    ended(pair, Wish.ANOTHER)
    path = "/programmes/local/ma-candidature?role=mentore"
    page = as_(app, MILO).get(path)
    assert page.has("Nous cherchons un autre binôme pour vous. Vous passez avant les nouvelles candidatures.")
    drafted = second(pair).pair
    for state in (PairState.DRAFTED, PairState.VALIDATED):  # nobody knows of it yet
        drafted.state = state
        db.session.commit()
        assert as_(app, MILO).get(path).has("Nous cherchons un autre binôme pour vous.")
    page = as_(app, ADA).get("/programmes/local/ma-candidature?role=mentor")
    assert page.has("Votre mentorat s’est terminé le 12 octobre 2026.")
    assert again(pair).state is PairState.ENDED_EARLY


def second(pair: Pair) -> Signing:
    """Milo and another mentor said yes: their charter is issued."""
    programme = db.session.get_one(Programme, pair.programme_id)
    mentor = make_application(programme, MENTOR, "paul@exemple.fr", "Paul", "Weber")
    return Signing(programme, commit_pair(two_who_said_yes(mentor, pair.mentee, previous_pair_id=pair.id)))


@pytest.mark.parametrize(
    ("days", "wish", "last"),
    [
        (60, Wish.ANOTHER, date(2027, 10, 12)),
        (270, Wish.ANOTHER, date(2028, 7, 10)),  # three months are left: four meetings do not fit
        (60, Wish.REACHED, date(2027, 12, 12)),
    ],
)
def test_the_new_mentorship_takes_over_the_time_left(
    app: Flask, pair: Pair, now: FixedClock, *, days: int, wish: Wish, last: date
) -> None:
    now.advance(days=days)
    signing = second(ended(pair, wish))
    snapshot = signing.charter.snapshot.decode()
    assert ("12\u00a0octobre 2027" in snapshot) is (last == date(2027, 10, 12))
    now.advance(days=1)
    sign_all(Visitor(app), signing)
    found = again(signing.pair)
    assert found.state is PairState.ACTIVE
    assert found.ends_on == last


def test_the_time_left_holds_the_least_number_of_meetings() -> None:
    rhythm = Rhythm(meetings_min=4, counted_modes=("video",), meetings_a_month=1)
    assert remaining_until(date(2027, 10, 12), date(2027, 6, 12), rhythm) == date(2027, 10, 12)
    assert remaining_until(date(2027, 10, 12), date(2027, 6, 13), rhythm) is None
    twice = rhythm.model_copy(update={"meetings_a_month": 2})
    assert remaining_until(date(2027, 10, 12), date(2027, 8, 12), twice) == date(2027, 10, 12)
