"""The charter as the coordination follows it: states and dates, never anybody's link; and who may not."""

import pytest
from app.charters.models import CharterState, Party
from app.charters.queries import charter_of_pair
from app.charters.services import expire_charters
from app.core import clock
from app.core.database import db
from app.organisation.queries import current_signatory
from flask import Flask

from tests.charters.cast import ADA, HOST, MILO, RACHID, Signing, make_pair, make_programme, opened, send, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to, make_person, sign_in
from tests.support.sealing import seal_charters


def page_of(signing: Signing) -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}"


def test_the_pair_page_says_where_the_signatures_stand(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    token = signing.path(Party.MENTEE).removeprefix("/signer/")
    page = rachid.get(page_of(signing))
    assert page.has("À signer")
    assert page.has("CM-2026-0001, émise le 12 octobre 2026, à signer au plus tard le mercredi 11 novembre 2026")
    assert page.has("Le 12 octobre 2026 à 10 h")
    assert page.has("Vient en dernier")
    assert token not in page.html


def test_reminding_and_a_new_link(client: Visitor, rachid: Visitor, signing: Signing, now: FixedClock) -> None:
    first = signing.path(Party.MENTEE)
    now.advance(days=1)
    page = rachid.follow(rachid.submit(rachid.get(page_of(signing)), "Relancer"))
    assert page.has("Rappel envoyé à 2 personnes.")
    assert last_letter(MILO).name == "charter_reminder"
    again = rachid.follow(rachid.submit(page, "Relancer"))
    assert again.has("Un rappel vient déjà de partir : rien de plus n’a été envoyé.")
    assert [mail.name for mail in letters_to(MILO)].count("charter_reminder") == 1
    opened(client, first)
    now.advance(minutes=5)
    page = rachid.follow(rachid.submit(page, "Envoyer un nouveau lien"))
    assert page.has("Un nouveau lien part à l’adresse connue de Milo Łukasik.")
    client.get(first, status=410)
    opened(client, signing.path(Party.MENTEE))
    send(rachid, f"{page_of(signing)}/charte/host/nouveau-lien", status=409)
    send(rachid, f"{page_of(signing)}/charte/zoe/nouveau-lien", status=404)


def test_both_pdfs_are_given_and_only_once_they_exist(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    assert rachid.http.get(f"{page_of(signing)}/charte-a-signer.pdf").data.startswith(b"%PDF")
    rachid.get(f"{page_of(signing)}/charte.pdf", status=404)
    sign_all(client, signing)
    assert rachid.get(page_of(signing)).has("Le PDF signé est en préparation.")
    seal_charters()
    db.session.commit()
    answer = rachid.http.get(rachid.get(page_of(signing)).link("Charte signée par tous"))
    assert answer.data.startswith(b"%PDF")
    assert answer.headers["Cache-Control"] == "no-store"
    [mailed] = last_letter(ADA).attachments
    assert f'filename="{mailed.filename}"' in answer.headers["Content-Disposition"], "one file, one name"


def test_an_expired_charter_is_issued_again_from_the_page(rachid: Visitor, signing: Signing, now: FixedClock) -> None:
    now.advance(days=40)
    expire_charters(clock.now())
    db.session.commit()
    page = rachid.get(page_of(signing))
    assert page.has("Expirée")
    assert page.has("La date limite pour signer est passée.")
    page = rachid.get(page.link("Émettre à nouveau la charte"))
    assert page.has("La nouvelle charte dirait exactement la même chose.")
    page = rachid.follow(rachid.submit(page, "Émettre à nouveau la charte"))
    assert page.has("CM-2026-0002")
    assert len([mail for mail in letters_to(ADA) if mail.name == "charter_to_sign"]) == 2


def test_why_somebody_declined_is_read_here_alone(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    page = opened(client, signing.path(Party.MENTOR))
    page = client.get(page.link("Je ne souhaite pas signer"))
    client.submit(page, "Refuser de signer", reason="time")
    page = rachid.get(page_of(signing))
    assert page.has("Raison donnée à la coordination : Mon emploi du temps")
    assert signing.charter.state is CharterState.DECLINED


def test_charters_that_wait_are_issued_once_somebody_signs_for_the_host(app: Flask) -> None:
    programme = make_programme(signatory=False)
    pairs = [make_pair(programme), make_pair(programme, 1)]
    rachid = Visitor(app)
    sign_in(rachid, RACHID)
    page = rachid.get("/coordination/local")
    assert page.has("Choisissez qui signe les chartes pour la structure : 2 binômes attendent leur charte")
    page = rachid.get("/coordination/local/chartes-en-attente")
    assert page.has("Indiquez d’abord qui signe les chartes pour la structure.")
    send(rachid, "/coordination/local/chartes-en-attente", status=422)
    page = rachid.get(page.link("Qui signe les chartes"))
    refused = rachid.submit(page, "Enregistrer", name="", title="", email="a@b.fr,c@d.fr", status=422)
    assert len(refused.errors()) == 3
    page = rachid.follow(
        rachid.submit(page, "Enregistrer", name="Inès Haddad", title="présidente", email="Presidente@exemple.fr")
    )
    signatory = current_signatory()
    assert signatory is not None
    assert signatory.email.lower() == HOST
    page = rachid.follow(rachid.submit(page, "Émettre les 2 chartes"))
    assert page.has("Aucun binôme n’attend sa charte.")
    settings = rachid.get("/coordination/local/reglages/signataire")
    for seen in (None, "", "9" * 5000):
        rachid.submit(settings, "Enregistrer", name="Zoé Autre", title="trésorière", seen=seen, status=409)
    kept = current_signatory()
    assert kept is not None
    assert kept.name == "Inès Haddad"
    db.session.rollback()
    assert all(charter_of_pair(pair.id) for pair in pairs)


@pytest.mark.parametrize(("field", "value"), [("name", "Zoé Autre"), ("email", RACHID)])
def test_whoever_signed_for_the_host_learns_that_it_changed(
    rachid: Visitor, signing: Signing, field: str, value: str
) -> None:
    settings = rachid.get("/coordination/local/reglages/signataire")
    rachid.submit(settings, "Enregistrer", title="trésorière")
    assert letters_to(HOST) == []
    page = rachid.get("/coordination/local/reglages/signataire")
    rachid.submit(page, "Enregistrer", **{field: value})  # type: ignore[arg-type]  # no field is called status
    letter = last_letter(HOST)
    assert letter.name == "signatory_replaced"
    assert "signe désormais les chartes pour la CPTS" in letter.text
    assert RACHID not in letter.text


def test_nobody_else_reaches_these_pages(app: Flask, client: Visitor, signing: Signing) -> None:
    make_person("zoe@exemple.fr", first_name="Zoé", last_name="Roth")
    gets = ("/charte.pdf", "/charte-a-signer.pdf")
    posts = ("/charte/emettre", "/charte/relancer", "/charte/mentor/nouveau-lien")
    for email in ("zoe@exemple.fr", ADA):
        visitor = Visitor(app)
        sign_in(visitor, email)
        for path in gets:
            visitor.get(page_of(signing) + path, status=403)
        token = visitor.get("/mon-compte").form().fields()
        for path in posts:
            visitor.post(page_of(signing) + path, dict(token), status=403)


def test_a_pair_of_another_programme_is_unknown_here(app: Flask, rachid: Visitor, signing: Signing) -> None:
    other = make_programme("ailleurs")
    pair = make_pair(other, 7)
    ref = pair.ref
    rachid.get(f"/coordination/local/binomes/{ref}/charte-a-signer.pdf", status=404)
    send(rachid, f"/coordination/local/binomes/{ref}/charte/relancer", status=404)
