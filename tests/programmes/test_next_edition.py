"""An edition that is over leads to the one that follows; a new one says that its charter is still to publish."""

import pytest
from app.core.database import db
from app.programmes.models import ProgrammeState
from app.programmes.queries import by_slug
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.test_cloning import check
from tests.programmes.world import COHORT, make_programme, make_staff
from tests.support.letters import make_host, sign_in
from tests.support.pages import PageClient

NEXT, TO = "Voir la prochaine édition", "/programmes/cadres-2029"
CLOSED = (f"/programmes/{COHORT}", f"/programmes/{COHORT}/candidater/mentore/verifier")


@pytest.fixture
def coordinator(client: PageClient, now: FixedClock) -> PageClient:
    """Who coordinates an edition that runs, signed in."""
    now.set(2028, 2, 1)
    make_host()
    make_staff(make_programme(COHORT, state=ProgrammeState.RUNNING))
    sign_in(client, "rachid@exemple.fr")
    return client


def test_closed_pages_lead_to_the_next_edition_once_the_public_may_see_it(
    app: Flask, coordinator: PageClient, now: FixedClock
) -> None:
    coordinator.submit(check(coordinator), "Créer cette édition")
    visitor = PageClient(app)
    for path in CLOSED:
        assert not visitor.get(path).has(NEXT)
    by_slug("cadres-2029").state = ProgrammeState.OPEN
    db.session.commit()
    now.set(2028, 10, 2)
    for path in CLOSED:
        assert visitor.get(path).link(NEXT) == TO
    assert visitor.get(TO).has("Demander un mentor")


def test_edition_says_that_its_charter_is_not_published_until_it_is(coordinator: PageClient) -> None:
    first = coordinator.get(f"/coordination/{COHORT}/reglages/programme")
    coordinator.submit(check(coordinator), "Créer cette édition")
    page = coordinator.get("/coordination/cadres-2029/reglages/programme")
    assert not first.has("Le texte de la charte n’est pas encore publié")
    assert page.has("Le texte de la charte n’est pas encore publié")
    assert page.has("Il a été repris, et reste à relire puis à publier.")
    assert page.link("Texte de la charte").endswith("/reglages/charte")
