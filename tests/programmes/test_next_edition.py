"""An edition that is over leads to the one that follows; a new one says that its charter is still to publish."""

from app.core.database import db
from app.programmes.models import Programme, ProgrammeState
from app.programmes.queries import by_slug
from flask import Flask

from tests.conftest import FixedClock
from tests.programmes.test_cloning import check, programme, rachid  # noqa: F401 - the fixtures of a first edition
from tests.programmes.world import COHORT
from tests.support.pages import PageClient

S = ProgrammeState
NEXT, TO = "Voir la prochaine édition", "/programmes/cadres-2029"
CLOSED = (f"/programmes/{COHORT}", f"/programmes/{COHORT}/candidater/mentore/verifier")


def test_closed_pages_lead_to_the_next_edition_once_the_public_may_see_it(
    app: Flask,
    rachid: PageClient,
    programme: Programme,
    now: FixedClock,  # noqa: F811 - fixtures
) -> None:
    programme.state = S.RUNNING
    rachid.submit(check(rachid), "Créer cette édition")
    visitor = PageClient(app)
    for path in CLOSED:
        assert not visitor.get(path).has(NEXT)
    by_slug("cadres-2029").state = S.OPEN
    db.session.commit()
    now.set(2028, 10, 2)
    for path in CLOSED:
        page = visitor.get(path)
        assert page.link(NEXT) == TO
        assert visitor.get(page.link(NEXT)).has("Mentorat 2029")


def test_edition_says_that_its_charter_is_not_published_until_it_is(
    rachid: PageClient,
    programme: Programme,  # noqa: F811 - fixtures
) -> None:
    first = rachid.get(f"/coordination/{COHORT}/reglages/programme")
    assert not first.has("Le texte de la charte n’est pas encore publié")
    rachid.submit(check(rachid), "Créer cette édition")
    page = rachid.get("/coordination/cadres-2029/reglages/programme")
    assert page.has("Le texte de la charte n’est pas encore publié")
    assert page.has("Il a été repris, et reste à relire puis à publier.")
    assert page.link("Texte de la charte").endswith("/reglages/charte")
