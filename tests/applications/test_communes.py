"""Communes that bear one name: which are offered first, and that any of them may be picked."""

import pytest
from app.applications.rules import candidates
from app.applications.rules.identifiers import place
from app.programmes.definition import Territory

ANYWHERE = Territory(name="Ici", phrase="ici", inside="ici", communes_phrase="ici")
JURA = ANYWHERE.model_copy(update={"communes": ("39097", "39434")})  # Champagnole, Poligny


@pytest.mark.parametrize(
    "territory",
    [
        ANYWHERE.model_copy(update={"communes": ("39478",)}),
        JURA,
        ANYWHERE.model_copy(update={"departments": ("39",)}),
        ANYWHERE.model_copy(update={"regions": ("27",)}),
    ],
    ids=["its commune", "its neighbours", "its department", "its region"],
)
def test_commune_of_the_territory_comes_before_its_namesake_overseas(territory: Territory) -> None:
    assert candidates("Saint-Claude", ANYWHERE)[0].code == "97124"
    assert candidates("Saint-Claude", territory)[0].code == "39478"


def test_commune_offered_beyond_the_most_populated_may_be_picked() -> None:
    far = candidates("Saint-Martin", JURA)[0]
    assert place("Saint-Martin", far.code).commune == far
