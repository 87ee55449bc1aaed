"""A name misspelt: said in one click by whoever signs, corrected by the coordination, gone with the next charter."""

import pytest
from app.access.queries import person_by_email
from app.charters.attention import find
from app.charters.errors import NotTheirTurn
from app.charters.models import Party, SlotState
from app.charters.naming import divided
from app.charters.rules import LONGEST_NAME
from app.charters.services import claim_name
from app.core.database import db
from app.core.journal import JournalEntry
from app.organisation.queries import current_signatory
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import HOST, MILO, Signing, opened, send, sign_all
from tests.charters.conftest import Visitor
from tests.support.letters import letters_to


def page_of(signing: Signing) -> str:
    return f"/coordination/local/binomes/{signing.pair.ref}/charte/nom"


def claim(client: Visitor, signing: Signing, party: Party, name: str) -> None:
    page = client.submit(opened(client, signing.path(party)), "Continuer", read="y", typed_name=name, status=200)
    page = client.follow(client.submit(page, "Prévenir la coordination"))
    assert page.title == "La coordination est prévenue"
    assert page.has(f"Vous l’écrivez {name}.")


def codes(signing: Signing) -> list[str]:
    return [each.code for each in find(signing.programme.id, 0)]


def test_one_click_tells_the_coordination_where_to_correct_it(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    assert codes(signing) == []
    claim(client, signing, Party.MENTEE, "Milo Łukaszik")
    assert codes(signing) == ["charter_name_claimed"]
    page = rachid.get("/coordination/local")
    assert page.has("Un nom est signalé mal écrit sur 1 charte")
    page = rachid.get(page.link("Corriger"))
    assert page.path == page_of(signing)
    assert page.has("Milo Łukasik signale que son nom est mal écrit.")
    fields = dict(page.form("Enregistrer et voir la charte").fields())
    assert (fields["mentee_first_name"], fields["mentee_last_name"]) == ("Milo", "Łukaszik")
    assert fields["mentor_last_name"] == "Lovelace"
    page = rachid.follow(rachid.submit(page, "Enregistrer et voir la charte"))
    assert page.has("« Milo Łukasik » s’écrit désormais « Milo Łukaszik »")
    rachid.submit(page, "Émettre à nouveau la charte")
    assert codes(signing) == []
    assert signing.slot(Party.MENTEE).name == "Milo Łukaszik"
    milo = person_by_email(MILO)
    assert milo is not None
    assert milo.full_name == signing.charter.pair.mentee.full_name == "Milo Łukaszik"


def test_accents_and_capitals_that_signing_overlooks_are_said_on_the_page_that_is_read(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    page = opened(client, signing.path(Party.MENTEE))
    assert page.has("La charte porte le nom Milo Łukasik.")
    assert dict(page.form("Prévenir la coordination").fields())["claimed_name"] == "Milo Łukasik"
    refused = client.submit(page, "Prévenir la coordination", status=422)
    assert refused.errors() == ["La charte porte déjà ce nom : corrigez-le, ou signez"]
    page = client.follow(client.submit(refused, "Prévenir la coordination", claimed_name="Milo Lukasik"))
    assert page.has("Vous l’écrivez Milo Lukasik.")
    assert codes(signing) == ["charter_name_claimed"]
    assert dict(client.get("/signer").form("Prévenir").fields())["claimed_name"] == "Milo Lukasik"
    assert dict(rachid.get(page_of(signing)).form("Enregistrer").fields())["mentee_last_name"] == "Lukasik"


def test_a_name_that_is_right_is_answered_once_with_a_new_link(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    claim(client, signing, Party.MENTEE, "Milo Lukasyk")
    page = rachid.get(page_of(signing))
    assert page.has("La charte ne se trompe pas ?")
    shown = rachid.follow(rachid.submit(page, "Le nom est juste"))
    assert shown.has("Milo Łukasik reçoit un e-mail qui le dit")
    assert codes(signing) == []
    assert not rachid.get(page_of(signing)).has("signale que son nom est mal écrit")
    told = letters_to(MILO)
    assert [each.name for each in told].count("name_kept") == 1
    assert "elle vous nomme Milo Łukasik" in told[-1].text
    assert not rachid.follow(rachid.submit(page, "Le nom est juste")).has("reçoit un e-mail")
    assert len(letters_to(MILO)) == len(told)
    acts = db.session.scalars(select(JournalEntry.act).where(JournalEntry.subject == signing.charter.ref)).all()
    assert acts.count("signing_name_kept") == 1
    sign_all(client, signing, Party.MENTEE)
    assert signing.slot(Party.MENTEE).state is SlotState.SIGNED


def test_what_was_said_since_is_not_answered_unread(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    claim(client, signing, Party.MENTEE, "Milo Lukasyk")
    page = rachid.get(page_of(signing))
    claim(client, signing, Party.MENTEE, "Milo Łukaszik")
    rachid.submit(page, "Le nom est juste", status=409)
    assert signing.slot(Party.MENTEE).claimed_name == "Milo Łukaszik"
    path = f"/coordination/local/binomes/{signing.pair.ref}/charte/mentee/nom-juste"
    send(client, path, {"seen": "Milo Łukaszik"}, status=403)
    assert signing.slot(Party.MENTEE).claimed_name == "Milo Łukaszik"
    sign_all(client, signing, Party.MENTEE)
    send(rachid, path, {"seen": "Milo Łukaszik"}, status=409)


def test_signing_stays_possible_and_ends_the_claim(client: Visitor, signing: Signing) -> None:
    claim(client, signing, Party.MENTEE, "Milo Łukaszik")
    assert client.get("/signer").has("Vous avez signalé que votre nom est mal écrit.")
    sign_all(client, signing, Party.MENTEE)
    assert codes(signing) == []
    assert signing.slot(Party.MENTEE).claimed_name == ""


def test_the_signatory_of_the_host_says_it_too(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR, Party.MENTEE)
    claim(client, signing, Party.HOST, "Inès Haddâd-Roy")
    page = rachid.get(page_of(signing))
    fields = dict(page.form("Enregistrer et voir la charte").fields())
    assert fields["host_name"] == "Inès Haddâd-Roy"
    page = rachid.follow(rachid.submit(page, "Enregistrer et voir la charte"))
    signatory = current_signatory()
    assert signatory is not None
    assert (signatory.name, signatory.email) == ("Inès Haddâd-Roy", HOST)
    assert page.has("devront signer à nouveau")


def test_names_left_empty_or_changed_by_somebody_else_are_refused(rachid: Visitor, signing: Signing) -> None:
    page = rachid.get(page_of(signing))
    refused = rachid.submit(page, "Enregistrer et voir la charte", mentee_last_name=" ", status=422)
    assert refused.errors() == ["Écrivez le nom de la personne mentorée"]
    rachid.submit(page, "Enregistrer et voir la charte", mentee_last_name="Łukaszik")
    rachid.submit(page, "Enregistrer et voir la charte", mentee_last_name="Łukaszik")
    rachid.submit(page, "Enregistrer et voir la charte", mentee_last_name="Lukas", status=409)


def test_nobody_claims_a_name_out_of_turn_or_without_having_opened(
    app: Flask, client: Visitor, signing: Signing
) -> None:
    send(client, "/signer/nom", {"claimed_name": "Zoé"}, status=403)
    client.get("/signer/nom", status=403)
    with pytest.raises(NotTheirTurn):
        claim_name(signing.slot(Party.HOST), "Zoé Roth")
    opened(client, signing.path(Party.MENTEE))
    assert client.get("/signer/nom", status=303).location.endswith("/signer")
    for wrong in ("", " ", "é" * (LONGEST_NAME + 1)):
        refused = send(client, "/signer/nom", {"claimed_name": wrong}, status=422)
        assert refused.errors() == ["Écrivez votre prénom et votre nom, sans rien d’autre"]
    db.session.rollback()
    assert signing.slot(Party.MENTEE).claimed_name == ""


@pytest.mark.parametrize(
    ("name", "like", "first", "last"),
    [
        ("Milo Łukaszik", "Łukasik", "Milo", "Łukaszik"),
        ("Anne Marie de la Tour", "de la Tours", "Anne Marie", "de la Tour"),
        ("Ánh", "Nguyễn", "", "Ánh"),
        ("Milo Roth", "Roth Meyer", "Milo", "Roth"),
    ],
)
def test_a_whole_name_is_divided_like_the_one_it_corrects(name: str, like: str, first: str, last: str) -> None:
    assert divided(name, like=like) == (first, last)


def test_names_are_not_corrected_here_once_the_three_have_signed(
    client: Visitor, rachid: Visitor, signing: Signing
) -> None:
    page = rachid.get(page_of(signing))
    sign_all(client, signing)
    rachid.get(page_of(signing), status=409)
    rachid.submit(page, "Enregistrer et voir la charte", mentee_last_name="Łukaszik", status=409)
    db.session.rollback()
    assert signing.charter.pair.mentee.last_name == "Łukasik"


def test_the_longest_name_is_signed_as_it_stands(client: Visitor, rachid: Visitor, signing: Signing) -> None:
    first, last = " ".join(["Maximilienne"] * 13), " ".join(["Łukasik-Nguyễn"] * 12)
    page = rachid.submit(
        rachid.get(page_of(signing)),
        "Enregistrer et voir la charte",
        mentor_first_name=first,
        mentor_last_name=last,
    )
    rachid.submit(rachid.follow(page), "Émettre à nouveau la charte")
    name = f"{first} {last}"
    assert len(name) > 340
    assert signing.slot(Party.MENTOR).name == name
    sign_all(client, signing, Party.MENTOR)
    assert signing.slot(Party.MENTOR).state is SlotState.SIGNED
