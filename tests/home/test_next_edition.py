"""A closed programme says when its next edition opens, once the public may see that edition."""

import pytest
from app.core.database import db
from app.programmes.models import ProgrammeState
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.world import COHORT, make_programme
from tests.support.letters import make_host
from tests.support.pages import PageClient

S = ProgrammeState


@pytest.fixture(autouse=True)
def host(app: Flask) -> None:
    make_host()


def test_closed_page_says_when_the_next_edition_opens_once_the_public_may_see_it(
    client: PageClient, now: FixedClock
) -> None:
    first = make_programme(COHORT, state=S.RUNNING)
    later = make_programme(COHORT, slug="suivante", state=S.DRAFT)
    later.cloned_from_id = first.id
    db.session.commit()
    closed = f"/programmes/{COHORT}/candidater/mentore/verifier"
    for path in (f"/programmes/{COHORT}", closed):
        assert client.get(path).has("à l’étude")
    later.state = S.OPEN
    db.session.commit()
    for path in (f"/programmes/{COHORT}", closed):
        assert client.get(path).has("27 septembre 2027")
    now.set(2027, 10, 1)
    for path in (f"/programmes/{COHORT}", closed):
        assert client.get(path).has("ouverte depuis le 27 septembre 2027")
