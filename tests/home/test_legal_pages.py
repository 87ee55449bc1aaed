"""The legal pages tell what is true of the site."""

import pytest
from app.charters.rules import PROOF_YEARS
from app.core.database import db
from app.followup.rules.adjusting import KEPT_MONTHS
from app.organisation.services import set_host
from app.programmes.definition import Calendar
from flask import Flask

from tests.support.letters import make_host
from tests.support.pages import Page, PageClient
from tests.support.parsing import text_of


@pytest.fixture
def privacy(app: Flask, client: PageClient) -> Page:
    make_host()
    set_host(actor="command", email="coordination@exemple.fr", privacy_contact="donnees@exemple.fr")
    db.session.commit()
    return client.get("/confidentialite")


def readers(page: Page, row: str) -> list[str]:
    """The cells of one line of « Qui lit quoi »."""
    found = next(line for line in page.all("tr") if any(text_of(each) == row for each in line.iter("th")))
    return [text_of(cell) for cell in found.findall("td")]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("Vos notes pour vous", ["oui", "non", "non", "non"]),
        ("Les notes que vous partagez", ["oui", "oui", "non", "non"]),
        ("Vos objectifs, le thermomètre", ["oui", "oui", "non", "non"]),
        ("Votre première impression", ["oui", "non", "oui", "non"]),
        ("Une pause", ["oui", "oui", "oui", "non"]),
    ],
)
def test_privacy_says_who_reads_the_year(privacy: Page, row: str, cells: list[str]) -> None:
    assert readers(privacy, row) == cells


def test_help_in_confidence_is_read_by_the_referent_alone(privacy: Page) -> None:
    you, partner, coordination, referent = readers(privacy, "Vos demandes d’aide")
    assert (you, coordination) == ("oui", "non")
    assert partner == "non ; d’une médiation, qu’elle est proposée et avec qui, si vous le dites"
    assert referent.startswith("oui")


def test_privacy_says_that_the_reasons_of_a_proposal_are_read_by_the_other(privacy: Page) -> None:
    assert privacy.has("moments en commun, façon de se voir et d’avancer")
    assert privacy.has("oui, dans la proposition")


def test_privacy_says_what_the_signatory_of_the_host_and_the_referent_read(privacy: Page) -> None:
    assert privacy.has("La personne qui signe pour l’organisme lit la charte qu’elle signe")
    assert privacy.has("Il lit votre adresse e-mail avec votre demande")


def test_delays_that_a_programme_sets_are_said_to_be_its_own(privacy: Page) -> None:
    delays = Calendar.model_fields
    assert privacy.has(f"{delays['draft_days'].default} jours après son début, sauf autre délai du programme")
    assert privacy.has(f"{delays['kept_months'].default} mois après la réponse, sauf autre délai du programme")


def test_privacy_says_how_long_and_why(privacy: Page) -> None:
    assert privacy.has(f"{KEPT_MONTHS} mois après la fin du mentorat")
    assert privacy.has(f"{PROOF_YEARS} ans après la fin du mentorat")
    assert privacy.has("intérêt légitime")


def test_privacy_says_what_each_address_is_for(privacy: Page) -> None:
    assert privacy.has("la coordination, coordination@exemple.fr")
    assert privacy.has("le référent des données personnelles, donnees@exemple.fr")
    assert privacy.has("vous opposer : écrivez à donnees@exemple.fr")
    assert privacy.has("réclamation à la CNIL")


def test_accessibility_page_says_that_pdfs_are_tagged_and_that_nobody_audited(client: PageClient) -> None:
    page = client.get("/accessibilite")
    done, _, left = page.text.partition("Ce qui reste à faire")
    assert "PDF/UA-1" in done
    assert "balisés" not in left
    assert "lecteurs d’écran" in left
    assert "Aucun audit complet" in done
