"""What the log, the journal and the file of the database hold of what people confided: nothing that can be read."""

import pytest

from tests.trust.reading.story import Heard
from tests.trust.reading.words import Canary

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
