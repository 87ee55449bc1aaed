"""The table « Who reads what », cell by cell: found where it says yes, and nowhere else."""

import pytest

from tests.trust.reading.story import Heard
from tests.trust.reading.table import TABLE, Row


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
