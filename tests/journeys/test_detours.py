"""What goes wrong on a charter's way and is put right, all through the pages and the letters."""

import pytest
from app.core.clock import now as story_now
from app.core.clock import today
from app.operations.services import do_what_is_due
from flask import Flask

from tests.documents import papers
from tests.journeys import proof
from tests.journeys.road import commitment
from tests.journeys.walk import HOST, Walked, walk_to_the_charter
from tests.support.mailbox import letters, link_in, newest
from tests.support.pdf import pdf_text


@pytest.fixture
def walked(app: Flask) -> Walked:
    """A charter of the rolling programme that nobody has signed."""
    return walk_to_the_charter(app, "rolling")


def _sealed(walked: Walked, *addresses: str) -> bytes:
    """Let the worker seal; the document those received is authentic."""
    do_what_is_due(story_now())
    files = {proof.sealed_file(address) for address in addresses or walked.addresses}
    assert len(files) == 1
    (sealed,) = files
    assert proof.by_file(walked.road.browser(), sealed).has("Cette charte est authentique.")
    return sealed


def test_address_corrected_on_the_way(walked: Walked) -> None:
    wrong, right = walked.mentee.email, "sami@autre.exemple.fr"
    dead = link_in(newest(wrong, "charter_to_sign"), "/signer/")
    rachid = walked.rachid
    page = rachid.get(rachid.get(walked.pair_page).link(f"Corriger l’adresse de {walked.mentee.full_name}"))
    page = rachid.submit(page, "Continuer", email=right, status=200)
    assert rachid.follow(rachid.submit(page, "Corriger l’adresse")).has("Un nouveau lien vient d’y partir.")
    assert right not in newest(wrong, "signing_address_corrected").text
    walked.road.browser().get(dead, status=410)
    walked.road.sign(right, walked.mentee.full_name, letters(right)[0].name)
    walked.sign("mentor", "host")
    _sealed(walked, walked.mentor.email, right, HOST["email"])
    assert letters(wrong, "charter_signed") == []


def test_name_claimed_then_issued_again_with_the_difference(walked: Walked) -> None:
    walked.sign("mentor")
    client, mentee = walked.road.browser(), walked.mentee
    page = walked.road.open_charter(client, mentee.email)
    page = client.submit(page, "Continuer", typed_name="Samy Haddad", status=200, **commitment(page))
    assert client.follow(client.submit(page, "Prévenir la coordination")).has("La coordination est prévenue")
    rachid = walked.rachid
    board = rachid.get(f"/coordination/{walked.road.slug}")
    assert board.has("Un nom est signalé mal écrit sur 1 charte")
    page = rachid.follow(rachid.submit(rachid.get(board.link("Corriger")), "Enregistrer et voir la charte"))
    assert page.has(f"{walked.mentor.full_name} devra signer à nouveau.")
    page = rachid.follow(rachid.submit(page, "Émettre à nouveau la charte"))
    assert page.has("Les chartes d’avant")
    again = letters(mentee.email)[0]
    assert "Samy Haddad" in again.text
    page = walked.road.open_charter(client, mentee.email, again.name)
    assert page.has("« Sami Haddad » s’écrit désormais « Samy Haddad »")
    assert page.all("ins")
    walked.road.sign(mentee.email, "Samy Haddad", again.name)
    walked.road.sign(walked.mentor.email, walked.mentor.full_name, letters(walked.mentor.email)[0].name)
    walked.sign("host")
    said = pdf_text(_sealed(walked))
    assert "Samy Haddad" in said
    assert "Sami Haddad" not in said


def test_charter_declined_then_issued_again(walked: Walked) -> None:
    walked.sign("mentor")
    client = walked.road.browser()
    page = client.get(walked.road.open_charter(client, walked.mentee.email).link("Je ne souhaite pas signer"))
    assert client.follow(client.submit(page, "Refuser de signer", reason="time")).has("C’est noté")
    told = newest(walked.mentor.email, "charter_not_signed")
    assert "emploi du temps" not in told.text
    assert proof.by_receipt(client, walked.mentor.email).has("Ce reçu est bien dans le registre.")
    rachid = walked.rachid
    board = rachid.get(f"/coordination/{walked.road.slug}")
    assert board.has("Une charte a été refusée : le binôme attend votre réponse")
    page = rachid.get(board.link("Décider"))
    assert page.has("Raison donnée à la coordination : Mon emploi du temps")
    page = rachid.get(page.link("Émettre à nouveau la charte"))
    rachid.submit(page, "Émettre à nouveau la charte")
    for member in (walked.mentee, walked.mentor):
        walked.road.sign(member.email, member.full_name, letters(member.email)[0].name)
    walked.sign("host")
    _sealed(walked)


@pytest.mark.parametrize(
    ("parties", "online"), [(["mentee"], ["mentor", "host"]), (["mentor", "mentee", "host"], [])], ids=["one", "all"]
)
def test_signed_by_hand(walked: Walked, parties: list[str], online: list[str]) -> None:
    rachid = walked.rachid
    page = rachid.get(rachid.get(walked.pair_page).link("Signature sur papier"))
    assert rachid.http.get(page.link("le document que chacun signe")).data.startswith(b"%PDF")
    sheet, day = papers.jpeg(), today().isoformat()
    page = rachid.follow(proof.send_files(rachid, page, "Continuer", "files", sheet, parties=parties, signed_on=day))
    rachid.follow(rachid.submit(page, "Enregistrer", original="y"))
    if online:
        walked.sign(*online)
    said = pdf_text(_sealed(walked))
    assert said.count("Signé à la main sur papier") == len(parties)
    receipt = proof.by_receipt(walked.road.browser(), walked.mentee.email, "paper_receipt")
    assert receipt.has("Ce reçu est bien dans le registre.")
    assert receipt.has("signature sur papier enregistrée, pour la signature de la personne mentorée")
