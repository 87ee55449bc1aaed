"""Pages of method: ours from the first day, read by whom the host decides."""

import pytest
from app.core.clock import now as instant
from app.core.database import db
from app.followup.method import method_pages
from app.followup.models import ResourcePage, ResourceReaders
from app.followup.queries.resources import read
from app.pairing.models import Pair, PairState
from app.programmes.models import Programme, ProgrammeState
from flask import Flask

from tests.charters.cast import ADA, MILO, RACHID, make_pair
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.support.letters import make_person

GUIDE = "/ressources/guide-du-mentor"


def a_page(slug: str, readers: ResourceReaders, position: int = 5) -> None:
    page = ResourcePage(
        slug=slug,
        title=f"Page {slug}",
        summary="En deux mots.",
        body="## Un titre\n\nDu **texte** et [un lien](https://www.has-sante.fr).\n\n- un\n- deux",
        readers=readers,
        position=position,
        version=1,
        updated_at=instant(),
        updated_by="command",
    )
    db.session.add(page)
    db.session.commit()


@pytest.mark.parametrize("page", method_pages(), ids=lambda page: page.slug)
def test_our_pages_can_be_shown_and_are_neither_short_nor_long(page: object) -> None:
    found = next(each for each in method_pages() if each == page)
    text = read(found.title, found.body)
    assert 250 <= len(found.body.split()) <= 600
    assert found.summary.endswith(".")
    assert "!" not in found.body
    assert text.blocks


def test_they_are_there_from_the_first_day_and_at_hand(app: Flask, pair: Pair) -> None:
    for email in (ADA, MILO):
        visitor = as_(app, email)
        page = visitor.get(f"/mon-binome/{pair.ref}")
        assert page.has("À portée de main")
        assert page.link("Guide du mentor") == GUIDE
        page = visitor.get(page.link("Toutes les ressources"))
        assert page.title == "Les ressources"
        assert page.link("Préparer une première rencontre") == "/ressources/preparer-une-premiere-rencontre"
        page = visitor.get(GUIDE)
        assert page.title == "Guide du mentor"
        assert page.has("Ce que vous n’êtes pas")
        assert not page.has("Mis à jour le")


def test_every_page_of_ours_opens(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    for each in method_pages():
        page = milo.get(f"/ressources/{each.slug}")
        assert page.has(each.title)
        assert page.all("h2")


def test_the_public_reads_what_the_host_gives_to_everybody(app: Flask, programme: Programme) -> None:
    visitor = Visitor(app)
    assert visitor.get("/ressources").has("Bientôt.")
    for address in (GUIDE, "/ressources/inconnue"):
        page = visitor.get(address, status=404)
        assert page.has("Cette page n’existe pas, ou elle est réservée aux binômes.")
        assert page.link("Ouvrir mon espace") == "/connexion?next=followup.public.resources"
    a_page("ouverte", ResourceReaders.EVERYBODY)
    a_page("retiree", ResourceReaders.NOBODY)
    page = visitor.get("/ressources")
    assert page.link("Page ouverte") == "/ressources/ouverte"
    assert not page.has("Page retiree")
    assert not page.has("Guide du mentor")
    page = visitor.get("/ressources/ouverte")
    assert page.link("un lien") == "https://www.has-sante.fr"
    assert page.has("Mis à jour le 12 octobre 2026.")
    visitor.get("/ressources/retiree", status=404)


def test_the_page_of_the_programme_leads_to_a_public_guide(app: Flask, programme: Programme) -> None:
    programme.state = ProgrammeState.OPEN
    db.session.commit()
    visitor = Visitor(app)
    assert not visitor.get("/programmes/local").has("Lire le guide")
    a_page("interne", ResourceReaders.PAIRS)
    assert not visitor.get("/programmes/local").has("Lire le guide")
    a_page("ouverte", ResourceReaders.EVERYBODY)
    assert visitor.get("/programmes/local").link("Lire le guide") == "/ressources"


def test_pages_for_pairs_are_for_them_and_for_the_staff(app: Flask, programme: Programme, pair: Pair) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    as_(app, RACHID).get(GUIDE)
    zoe = as_(app, "zoe@exemple.fr")
    zoe.get(GUIDE, status=404)
    assert zoe.get("/ressources").has("Bientôt.")
    make_pair(programme, 2)
    as_(app, "milo2@exemple.fr").get(GUIDE)


def test_they_close_with_the_page_of_a_pair_that_is_over(app: Flask, pair: Pair, now: FixedClock) -> None:
    pair.state, pair.closed_at = PairState.ENDED_EARLY, instant()
    db.session.commit()
    now.set(2027, 1, 12, 9, 0)
    milo = as_(app, MILO)
    milo.get(GUIDE)
    assert milo.get(f"/mon-binome/{pair.ref}").has("Guide du mentor")
    now.set(2027, 1, 13, 9, 0)
    milo.get(GUIDE, status=404)
    assert not milo.get(f"/mon-binome/{pair.ref}").has("Guide du mentor")


def test_a_pair_that_came_to_nothing_opens_nothing(app: Flask, programme: Programme) -> None:
    pair = make_pair(programme)
    pair.state = PairState.CANCELLED
    db.session.commit()
    as_(app, MILO).get(GUIDE, status=404)


def test_the_list_asks_as_much_with_many(app: Flask, pair: Pair) -> None:
    milo = as_(app, MILO)
    milo.get("/ressources")
    a_page("une", ResourceReaders.PAIRS)
    milo.get("/ressources")
    few = milo.queries
    for number in range(30):
        a_page(f"page-{number}", ResourceReaders.PAIRS)
    milo.get("/ressources")
    assert milo.queries == few
