"""Pages that no link reaches by itself, in the year of a pair, under axe."""

import pytest

from tests.browser.crawling import Crawler
from tests.browser.looked_at import BY_VISITS_OF_THE_YEAR
from tests.browser.visits import VISITS_OF_THE_YEAR

pytestmark = pytest.mark.browser

SEEN: set[str] = set()


@pytest.mark.parametrize("visit", VISITS_OF_THE_YEAR)
def test_pages_that_no_link_reaches(crawler: Crawler, first_day: None, visit: str) -> None:
    assert VISITS_OF_THE_YEAR[visit](crawler) == []


def test_these_pages_were_looked_at() -> None:
    """Runs last: what the visits above reached is what this file answers for."""
    assert sorted(BY_VISITS_OF_THE_YEAR - SEEN) == []
