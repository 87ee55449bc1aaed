"""The pair's page: one next step, who sees what, the signed charter; nobody else gets in."""

import pytest
from app.charters.models import Party
from app.core.database import db
from flask import Flask

from tests.charters.cast import ADA, MILO, RACHID, Signing, make_pair, make_programme, opened, sign_all
from tests.charters.conftest import Visitor, as_
from tests.conftest import FixedClock
from tests.support.letters import last_letter, make_person, sign_in
from tests.support.sealing import seal_charters


@pytest.fixture
def signing(app: Flask) -> Signing:
    programme = make_programme()
    return Signing(programme, make_pair(programme))


@pytest.fixture
def client(app: Flask) -> Visitor:
    return Visitor(app)


def path(signing: Signing) -> str:
    return f"/mon-binome/{signing.pair.ref}"


def test_signing_in_leads_to_the_only_pair(app: Flask, signing: Signing) -> None:
    visitor = Visitor(app)
    assert sign_in(visitor, ADA).endswith("/mon-binome")
    assert visitor.get("/mon-binome", status=303).location.endswith(path(signing))


def test_first_the_charter_is_to_be_signed(app: Flask, signing: Signing, now: FixedClock) -> None:
    page = as_(app, ADA).get(path(signing))
    assert page.title == "Mentorat 2027Votre binôme avec Milo Łukasik"
    assert page.has("Signez la charte.")
    assert page.has("il reste valable jusqu’au mercredi 11 novembre 2026")


def test_a_new_link_goes_to_the_address_we_know(app: Flask, signing: Signing, now: FixedClock) -> None:
    ada, first = as_(app, ADA), signing.path(Party.MENTOR)
    now.advance(minutes=5)
    page = ada.follow(ada.submit(ada.get(path(signing)), "M’envoyer un nouveau lien"))
    assert page.has("Un nouveau lien part à votre adresse.")
    assert last_letter(ADA).name == "signing_link"
    assert signing.path(Party.MENTOR) != first


def test_who_has_signed_sees_what_is_missing(app: Flask, client: Visitor, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    assert (
        as_(app, ADA).get(path(signing)).has("Il manque 2 signatures, attendues au plus tard le mercredi 11 novembre")
    )
    sign_all(client, signing, Party.MENTEE)
    assert as_(app, ADA).get(path(signing)).has("Il manque une signature, attendue au plus tard le")


def test_then_each_has_their_own_next_step(app: Flask, client: Visitor, signing: Signing) -> None:
    sign_all(client, signing)
    page = as_(app, ADA).get(path(signing))
    assert page.has("Proposez une première rencontre à Milo.")
    assert page.link("Écrire à Milo") == f"mailto:{MILO}"
    assert page.has("Aucune rencontre notée depuis octobre, pour 4 au minimum sur l’année.")
    assert page.has("La CPTS voit seulement le nombre de rencontres")
    assert page.has("PDF en préparation")
    page = as_(app, MILO).get(path(signing))
    assert page.has("Ada va vous proposer une date.")
    assert page.link("Prévenir la coordination") == "mailto:mentorat@exemple.fr"


def test_the_signed_charter_is_given_to_both(app: Flask, client: Visitor, signing: Signing) -> None:
    sign_all(client, signing)
    seal_charters()
    db.session.commit()
    for email in (ADA, MILO):
        visitor = as_(app, email)
        answer = visitor.http.get(visitor.get(path(signing)).link("Votre charte signée"))
        assert answer.data.startswith(b"%PDF")
        assert "charte-mentorat-2026-" in answer.headers["Content-Disposition"]


def test_a_charter_that_was_declined_says_no_more_than_that(
    app: Flask, client: Visitor, signing: Signing, now: FixedClock
) -> None:
    sign_all(client, signing, Party.MENTOR)
    page = opened(client, signing.path(Party.MENTEE))
    client.submit(client.get(page.link("Je ne souhaite pas signer")), "Refuser de signer", reason="pair")
    page = as_(app, ADA).get(path(signing))
    assert page.has("La charte n’a pas réuni les trois signatures.")
    assert page.has("revient vers vous au plus tard le lundi 19 octobre 2026. Vous n’avez rien à faire.")
    assert not page.has("proposé")
    now.advance(days=8)
    page = as_(app, ADA).get(path(signing))
    assert page.has("La coordination devait revenir vers vous au plus tard le lundi 19 octobre 2026.")
    assert page.has("Écrivez-lui, ses coordonnées sont en bas de page.")
    assert not page.has("Vous n’avez rien à faire.")


def test_nobody_else_knows_that_the_pair_exists(app: Flask, signing: Signing) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    other = make_pair(signing.programme, 3)
    db.session.commit()
    for email in ("zoe@exemple.fr", RACHID, other.mentor.email):
        visitor = as_(app, email)
        visitor.get(path(signing), status=404)
        visitor.get(f"{path(signing)}/charte.pdf", status=404)
        token = dict(visitor.get("/mon-compte").form().fields())
        visitor.post(f"{path(signing)}/lien", token, status=404)
    Visitor(app).get(path(signing), status=403)


def test_several_pairs_are_listed(app: Flask, signing: Signing) -> None:
    second = make_programme("second")
    make_pair(second)
    page = as_(app, ADA).get("/mon-binome")
    assert page.title == "Mes binômes"
    assert len(page.all("li")) >= 2


def test_without_a_pair_the_page_says_so(app: Flask, signing: Signing) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    assert as_(app, "zoe@exemple.fr").get("/mon-binome").has("Vous n’avez pas encore de binôme.")


def test_queries_do_not_grow_with_pairs(app: Flask, signing: Signing) -> None:
    visitor = as_(app, ADA)
    visitor.get(path(signing))
    before = visitor.queries
    for number in range(1, 6):
        make_pair(signing.programme, number)
    visitor.get(path(signing))
    assert visitor.queries == before


def test_the_page_of_the_application_says_what_the_charter_waits_for(
    app: Flask, client: Visitor, signing: Signing, now: FixedClock
) -> None:
    signing.pair.mentor.submitted_at = signing.pair.created_at
    db.session.commit()
    status = "/programmes/local/ma-candidature?role=mentor"
    ada = as_(app, ADA)
    page = ada.get(status)
    assert page.has("Signez la charte.")
    assert page.has("il reste valable jusqu’au mercredi 11 novembre 2026")
    now.advance(minutes=2)
    ada.submit(page, "M’envoyer un nouveau lien")
    assert last_letter(ADA).name == "signing_link"
    sign_all(client, signing, Party.MENTOR)
    page = ada.get(status)
    assert page.has("Il manque 2 signatures, attendues au plus tard le mercredi 11 novembre")
    assert page.link("La page de votre binôme avec Milo Łukasik") == path(signing)
    sign_all(client, signing, Party.MENTEE, Party.HOST)
    assert not ada.get(status).has("La charte de votre binôme")
