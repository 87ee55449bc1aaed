"""« Never, nor that it exists »: whoever may not know of a thing sees the same pages whether it was written or not."""

import pytest

from tests.trust.reading.crawling import differences
from tests.trust.reading.story import OTHERS, Heard
from tests.trust.reading.words import Phase, Reader

ADA = Reader.ADA


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
