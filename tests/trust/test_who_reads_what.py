"""The table « Who reads what », cell by cell: found where it says yes, and nowhere else. One story is lived for all.

« Never, nor that it exists »: whoever may not know of a thing sees the same pages whether it was written or not. What
the log, the journal and the file of the database hold of what people confided: nothing that can be read.
"""

import pytest
from app.core import clock
from app.core.database import begin_writing
from app.extensions import limiter
from flask import Flask

from tests.conftest import FixedClock
from tests.support.world import copy_database
from tests.trust.reading.crawling import differences
from tests.trust.reading.listening import listened
from tests.trust.reading.story import OTHERS, Heard, Story
from tests.trust.reading.table import TABLE, Row
from tests.trust.reading.words import Canary, Phase, Reader

ADA = Reader.ADA
IN_THE_FILES_OF_APPLICANTS = {
    Canary.TICKED,
    Canary.NOT_TICKED,
    Canary.ADAS_OFFER,
    Canary.ADAPTATION,
    Canary.NOT_WITH,
    Canary.ADAS_NOT_WITH,
    Canary.LINK,
    Canary.OPINION,
    Canary.INTERNAL_REASON,
}
CONFIDED = set(Canary) - IN_THE_FILES_OF_APPLICANTS


@pytest.fixture(scope="module")
def heard(whole_app: Flask) -> Heard:
    """Live it on an empty database, which is put back."""
    fixed = FixedClock()
    clock.set_source(fixed)
    begin_writing()
    limiter.reset()
    with whole_app.app_context(), listened(whole_app) as (postman, lines):
        copy_database(whole_app, "empty.db", "binome.db")
        try:
            return Story(whole_app, fixed, postman, lines).live()
        finally:
            clock.set_source(None)
            copy_database(whole_app, "empty.db", "binome.db")


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_it_is_read_by_whom_the_table_says_and_nobody_else(heard: Heard, row: Row) -> None:
    found = {
        reader: [path for path, seen in pages.items() if row.canary in seen.says]
        for reader, pages in heard.pages[row.phase].items()
    }
    readers = {reader for reader, paths in found.items() if paths}
    assert readers - row.read_by == set(), {each: found[each] for each in readers - row.read_by}
    assert row.read_by & found.keys() - readers == set(), "who should read it does not"


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_letters_hold_it_only_where_the_table_says(heard: Heard, row: Row) -> None:
    found = {to for to, bag in heard.postman.bags.items() for letter in bag if row.canary in letter}
    assert found == {heard.addresses[each] for each in row.mailed_to}


@pytest.mark.parametrize("reader", OTHERS, ids=str)
def test_notes_objectives_measures_and_help_change_no_page_of_anybody_else(heard: Heard, reader: Reader) -> None:
    compared = heard.compared["the two"]
    assert len(compared.before[reader]) > 60
    assert differences(compared.before[reader], compared.after[reader]) == []


def test_the_partner_sees_no_page_change_by_what_one_wrote_alone(heard: Heard) -> None:
    """A note for oneself, three requests for help and their answers, what one said after the first meeting."""
    compared = heard.compared["Milo alone"]
    assert len(compared.before[ADA]) > 60
    assert differences(compared.before[ADA], compared.after[ADA]) == []


def test_the_partner_sees_what_is_written_for_both(heard: Heard) -> None:
    """The comparison above would see a difference."""
    assert len(differences(heard.compared["Milo alone"].after[ADA], heard.pages[Phase.YEAR][ADA])) >= 3


def test_help_leaves_letters_to_its_author_and_its_reader_alone_and_no_act(heard: Heard) -> None:
    left = heard.compared["help"]
    assert set(left.letters) == {heard.addresses[Reader.MILO], heard.addresses[Reader.SOLENE]}
    assert left.said == []


def test_a_mediation_is_known_to_the_partner_once_its_author_lets_it_be(heard: Heard) -> None:
    (home,) = (
        path for path in heard.pages[Phase.YEAR][ADA] if path.startswith("/mon-binome/") and path.count("/") == 2
    )
    before, after = heard.compared["Milo alone"].after[ADA][home], heard.pages[Phase.YEAR][ADA][home]
    assert "Solène Marty" not in before.says
    assert "Solène Marty" in after.says
    letters = heard.postman.bags[heard.addresses[ADA]]
    assert len([each for each in letters if "Solène Marty" in each]) == 1


def test_the_partner_is_told_the_same_whatever_whoever_leaves_wishes(heard: Heard) -> None:
    compared = heard.compared["a wish"]
    assert differences(compared.before[ADA], compared.after[ADA]) == []
    stopped, another = compared.said
    assert stopped == another


@pytest.mark.parametrize("canary", Canary)
def test_neither_log_nor_journal_quotes_anything(heard: Heard, canary: Canary) -> None:
    assert canary not in heard.log
    assert not [act for act in heard.journal if canary in act]


def test_the_log_names_nobody(heard: Heard) -> None:
    assert heard.log.count("binome.web") > 1000
    assert not [word for word in (*heard.addresses.values(), "Milo", "@", "?", "/mon-binome/") if word in heard.log]


def test_the_journal_names_nobody(heard: Heard) -> None:
    assert len(heard.journal) > 50
    assert not [act for act in heard.journal for word in ("@", "Milo", "NomMilo") if word in act]


@pytest.mark.parametrize("canary", sorted(CONFIDED))
def test_a_copy_of_the_database_gives_away_nothing_confided(heard: Heard, canary: Canary) -> None:
    """Notes, objectives, help, where they meet, a farewell: encrypted; and the letters that said it are blanked."""
    assert canary.encode() not in heard.carried_away


@pytest.mark.parametrize("canary", sorted(IN_THE_FILES_OF_APPLICANTS))
def test_applications_are_in_it_as_their_readers_read_them(heard: Heard, canary: Canary) -> None:
    """The test above would see what is there."""
    assert canary.encode() in heard.carried_away
