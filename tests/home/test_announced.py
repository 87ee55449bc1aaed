"""Every page a stranger reaches from the front says what it is about, for search engines and whoever gets its link."""

import pytest
from app.core.database import db
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, ROLLING, make_programme
from tests.support.letters import make_host
from tests.support.pages import PageClient
from tests.support.parsing import Page

SHORTEST, LONGEST = 20, 330
KINDS = (
    "mentore/verifier",
    "mentor/verifier",
    "prevenir",
    "charte",
    "/verifier/sans-nous",
    "/connexion",
    "/confidentialite",
)


@pytest.fixture
def announced(app: Flask, client: PageClient, now: FixedClock) -> dict[str, str]:
    """What each page says of itself, by address: one programme takes applications, another no longer does."""
    now.set(2027, 11, 20)
    make_host()
    make_programme(ROLLING)
    make_programme(COHORT)
    db.session.commit()
    found: dict[str, str] = {}
    left = ["/"]
    while left:
        path = left.pop()
        if path not in found:
            page = client.get(path)
            found[path] = _about(page)
            left += [link.partition("#")[0] for link in page.links() if _leads_to_a_page(link)]
    return found


def _about(page: Page) -> str:
    return next((each.get("content", "") for each in page.all("meta", name="description")), "")


def _leads_to_a_page(link: str) -> bool:
    return link.startswith("/") and not link.endswith((".pdf", ".pem")) and "/static/" not in link


def test_every_public_page_says_what_it_is_about(announced: dict[str, str]) -> None:
    for kind in KINDS:
        assert any(path.endswith(kind) for path in announced), kind
    unfit = {path: said for path, said in announced.items() if not SHORTEST <= len(said) <= LONGEST}
    assert unfit == {}


def test_a_programme_is_announced_by_its_own_words(announced: dict[str, str]) -> None:
    said = announced[f"/programmes/{ROLLING}"]
    assert said.startswith("Pendant 12\u00a0mois, une ou un professionnel de santé qui exerce ici")
    assert "{" not in said
