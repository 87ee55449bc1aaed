"""Pages that no link reaches by itself, from the applications to the signed charter, under axe."""

import pytest

from tests.browser.crawling import Crawler
from tests.browser.looked_at import BY_VISITS
from tests.browser.visits import VISITS

pytestmark = pytest.mark.browser

SEEN: set[str] = set()


@pytest.mark.parametrize("visit", VISITS)
def test_pages_that_no_link_reaches(crawler: Crawler, first_day: None, visit: str) -> None:
    assert VISITS[visit](crawler) == []


def test_these_pages_were_looked_at() -> None:
    """Runs last: what the visits above reached is what this file answers for."""
    assert sorted(BY_VISITS - SEEN) == []
