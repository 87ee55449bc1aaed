"""A cohort with a signatory, and whoever coordinates it."""

import pytest
from app.core.database import db
from app.organisation.services import set_signatory
from flask import Flask

from tests.conftest import FixedClock
from tests.pairing.world import World, make_world
from tests.programmes.world import COHORT
from tests.support.kept import built_once
from tests.support.letters import sign_in
from tests.support.pages import PageClient


@pytest.fixture
def slipping(app: Flask, now: FixedClock) -> World:
    now.set(2027, 10, 12)
    return built_once(app, now, _cohort)


def _cohort() -> World:
    made = make_world(COHORT, "cohorte")
    set_signatory(name="Inès Haddad", title="présidente", email="presidente@exemple.fr", actor="command")
    db.session.commit()
    return made


@pytest.fixture
def coordinator(client: PageClient, slipping: World) -> PageClient:
    """Rachid, who coordinates, signed in."""
    sign_in(client, "rachid@exemple.fr")
    return client
