"""What a pair wrote goes three months after the end, for both, once told; the rest of the world keeps its own."""

from datetime import date

from app.applications.models import ApplicantRole
from app.core.clock import now as instant
from app.core.database import db
from app.core.declarations import dues
from app.core.encryption import Confidential
from app.core.journal import JournalEntry
from app.followup.models import (
    Ending,
    Meeting,
    PairObjective,
    SentOnce,
    Wish,
)
from app.pairing.models import Pair, PairState
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, make_programme
from tests.conftest import FixedClock
from tests.followup.private import left, over, tick, written
from tests.followup.underway import a_year
from tests.support.letters import letters_to
from tests.support.pages import statements

NOTICE = "followup_notes_erased_soon"


def test_three_months_after_the_end_nothing_private_is_left(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair)
    now.set(2027, 1, 12, 23, 0)
    tick()
    assert set(left().values()) == {1}
    now.set(2027, 1, 13, 0, 5)
    tick()
    assert set(left().values()) == {0}
    ending, meeting = db.session.scalars(select(Ending)).one(), db.session.scalars(select(Meeting)).one()
    assert (ending.word, ending.wish) == ("", Wish.STOP)
    assert (meeting.place, meeting.message) == ("", "")
    assert meeting.happens_on == date(2026, 10, 12)


def test_no_text_kept_encrypted_outlives_it(pair: Pair, now: FixedClock) -> None:
    """Whatever table comes to hold such a text, of a pair, is one that this erases."""
    columns = [each for table in db.metadata.sorted_tables for each in table.c if isinstance(each.type, Confidential)]
    written(pair)
    over(pair)
    kept = [str(each) for each in columns if db.session.scalars(select(each)).first()]
    assert {each.split(".")[0] for each in kept} == {each.table.name for each in columns}
    now.advance(days=100)
    tick()
    assert [str(each) for each in columns if db.session.scalars(select(each).where(each != "")).first()] == []


def test_it_is_written_down_once_and_tells_nobody_which_pair(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair)
    now.advance(days=100)
    for _ in range(3):
        tick()
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "private_texts_erased")).one()
    assert (entry.subject, entry.programme_id) == ("pairs", None)


def test_other_pairs_keep_theirs(pair: Pair, now: FixedClock) -> None:
    programme = make_programme("second")
    running, recent = a_year(programme, number=1), a_year(programme, number=2)
    for each in (pair, running, recent):
        written(each)
    over(pair)
    now.advance(days=60)
    over(recent)
    now.advance(days=40)
    tick()
    assert set(left().values()) == {2}
    assert db.session.scalars(select(PairObjective.pair_id)).all() == [running.id, recent.id]


def test_a_completed_year_counts_from_its_last_day_even_completed_late(pair: Pair, now: FixedClock) -> None:
    written(pair)
    now.set(2027, 11, 1, 9, 0)
    over(pair)
    pair.state = PairState.COMPLETED
    db.session.commit()
    now.set(2028, 1, 12, 9, 0)
    tick()
    assert set(left().values()) == {1}
    now.set(2028, 1, 13, 9, 0)
    tick()
    assert set(left().values()) == {0}


def test_whom_no_letter_told_is_told_two_weeks_before_once(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair, letters=False)
    db.session.add(
        SentOnce(pair_id=pair.id, role=ApplicantRole.MENTEE, letter="followup_ended", about="", sent_at=instant())
    )
    db.session.commit()
    now.set(2026, 12, 28, 9, 0)
    tick()
    assert [each.name for each in letters_to(ADA)].count(NOTICE) == 0
    now.set(2026, 12, 29, 9, 0)
    for _ in range(2):
        tick()
    assert [each.name for each in letters_to(ADA)].count(NOTICE) == 1
    assert [each.name for each in letters_to(MILO)].count(NOTICE) == 0
    letter = letters_to(ADA)[-1]
    assert letter.private
    assert "jusqu’au mardi 12 janvier 2027" in letter.text.replace("\u00a0", " ")
    assert f"/mon-binome/{pair.ref}/notes" in letter.text
    now.set(2027, 1, 13, 9, 0)
    tick()
    assert set(left().values()) == {0}
    now.advance(days=100)
    tick()
    assert [each.name for each in letters_to(ADA)].count(NOTICE) == 1


def test_told_late_people_keep_their_two_weeks(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair, letters=False)
    now.set(2027, 3, 1, 9, 0)
    tick()
    assert "jusqu’au lundi 15 mars 2027" in letters_to(MILO)[-1].text.replace("\u00a0", " ")
    now.set(2027, 3, 15, 23, 50)
    tick()
    assert set(left().values()) == {1}
    now.set(2027, 3, 16, 0, 10)
    tick()
    assert set(left().values()) == {0}


def test_whoever_has_no_address_left_holds_nothing_up(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair, letters=False)
    for each in (pair.mentor, pair.mentee):
        each.person, each.email = None, ""
    db.session.commit()
    now.advance(days=100)
    tick()
    assert set(left().values()) == {0}


def test_stopped_half_way_it_starts_again_whole(pair: Pair, now: FixedClock) -> None:
    written(pair)
    over(pair)
    now.advance(days=100)
    db.session.rollback()
    dues["followup.erase_private"].run(instant())
    db.session.rollback()  # the worker was killed before it could commit
    assert set(left().values()) == {1}
    tick()
    assert set(left().values()) == {0}


def test_nothing_is_read_of_what_goes_and_as_little_is_asked_for_many(pair: Pair, now: FixedClock) -> None:
    def cost(days: int) -> list[str]:
        now.advance(days=days)
        db.session.rollback()
        with statements() as seen:
            dues["followup.erase_private"].run(instant())
        db.session.commit()
        return [each.split(" WHERE")[0].split("(")[0] for each in seen if not each.startswith(("BEGIN", "INSERT"))]

    written(pair)
    over(pair)
    one = cost(100)
    assert not [each for each in one if each.startswith("SELECT")]
    programme = make_programme("second")
    for number in range(1, 8):
        other = a_year(programme, number=number)
        written(other)
        over(other)
    assert cost(100) == one
    assert set(left().values()) == {0}
