"""The cohort in a browser: a committee in session, proposals, six weeks more, a silence, a place, a launch day."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cohort import (
    NAMES,
    PLAN,
    answer,
    choose,
    go_to,
    lift_a_rule,
    open_session,
    prepare,
    subjects,
    verify_the_name,
)
from tests.browser.committee import C, K, enter
from tests.browser.crawling import Crawler
from tests.browser.launching import a_launch_day
from tests.browser.looked_at import BY_THE_COHORT
from tests.browser.test_road import sign

pytestmark = pytest.mark.browser

SEEN: set[str] = set()


def test_committee_decides_of_twenty_applications_and_a_silence_ends(window: Page, first_day: None) -> None:
    go_to(window, "Le comité se réunit")
    enter(window, "Jean-Luc Perret")
    window.goto(f"{K}/demandes")
    expect(window.get_by_text("Julie Ravel")).to_have_count(0)
    verify_the_name(window)
    open_session(window)
    lift_a_rule(window)
    hand = enter(window, "Inès Faure")
    for couple in PLAN.pairs:
        choose(window, hand, NAMES[couple["mentee"]], NAMES[couple["mentor"]])
    for key in PLAN.waiting:
        window.goto(f"{K}/demandes")
        hand.follow(NAMES[key])
        hand.press("Mettre en liste d’attente")
    window.goto(f"{K}/valider")
    hand.press("Valider les binômes")
    window.goto(f"{K}/seance/clore")
    hand.press("Clore la séance")
    expect(window.get_by_text(PLAN.derogation["text"][:40])).to_be_visible()
    _send(window)
    _hear_everybody(window)
    _shift(window)
    for push in ("d’un mois", *["d’une semaine"] * 4):  # the day to answer by is eight weeks and one day away
        window.goto("/demo")
        window.get_by_role("button", name=f"Avancer {push}").click()
    received = subjects(window, "lea")
    assert received.count("Votre réponse est attendue") == 3
    assert "La proposition de binôme a pris fin" in received


def _send(window: Page) -> None:
    hand = enter(window, "Rachid Belkacem")
    prepare(window, hand, NAMES["claudine"], "Mettre en liste d’attente")
    prepare(window, hand, NAMES["dominique"], "Ne pas retenir", PLAN.declined["sentence"])
    window.goto(f"{C}/decisions")
    hand.press("Envoyer les 20 réponses")
    window.goto(f"{C}/reglages/programme/engagement")
    hand.press("Passer à l’engagement")
    window.goto(f"{C}/binomes/propositions")
    hand.press("Envoyer les 8 propositions")
    assert "Une réponse à" not in subjects(window, "nora")
    assert "Un binôme vous est proposé" in subjects(window, "nora")
    assert "Un binôme vous est proposé" not in subjects(window, "yasmine")


def _hear_everybody(window: Page) -> None:
    for couple in PLAN.pairs[:6]:
        for key in couple.values():
            answer(window, key)
    for key in ("isabelle", "anne-laure"):
        answer(window, key)
    answer(window, "bruno", "Proposez-moi quelqu’un d’autre")
    assert "La charte de votre binôme est prête à signer" in subjects(window, "amandine")


def _shift(window: Page) -> None:
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/decaler")
    hand.write("De combien ?", "6")
    hand.tick("Confirmation des binômes")
    hand.press("Voir ce qui bouge")
    expect(window.get_by_text("6 chartes qui attendent une signature")).to_be_visible()
    hand.tick("Prévenir les personnes concernées par e-mail")
    hand.press("Changer ces dates")
    assert "Des dates changent" in subjects(window, "lea")


def test_place_that_falls_free_is_filled_and_signed(window: Page, first_day: None) -> None:
    go_to(window, "Une place se libère")
    hand = enter(window, "Rachid Belkacem")
    window.goto(C)
    hand.follow("Faire avancer la liste")
    hand.follow("Faire avancer la liste")
    hand.press("Retenir Yasmine Cherif")
    assert "Une place s’est libérée" in subjects(window, "yasmine")
    enter(window, "Rachid Belkacem")
    window.goto(f"{C}/binomes/former")
    hand.follow("Yasmine Cherif")
    hand.write("Motif de la décision", PLAN.why)
    window.get_by_role("button", name="Isabelle Tournier").click()
    hand.follow("Proposer")
    hand.press("Proposer ce binôme")
    for key in ("yasmine", "isabelle"):
        answer(window, key)
    for name, address in (
        ("Yasmine Cherif", "yasmine.cherif@exemple.fr"),
        ("Isabelle Tournier", "isabelle.tournier@exemple.fr"),
        ("Claire Vasseur", "claire.vasseur@trois-vallees.example.org"),
    ):
        sign(hand, window.context, name, address)
    expect(window.get_by_text("Tout le monde a signé")).to_be_visible()


def test_launch_day_is_prepared_and_the_programme_runs(window: Page, first_day: None) -> None:
    go_to(window, "Les huit chartes sont signées")
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/lancement")
    hand.press("Envoyer les 16 invitations")
    hand = enter(window, "Yasmine Cherif")
    window.goto("/mon-binome/lancement/encadrement-hospitalier")
    hand.tick("Je viens")
    hand.press("Enregistrer ma réponse")
    go_to(window, "Le mentorat est lancé")
    enter(window, "Rachid Belkacem")
    window.goto(C)
    expect(window.get_by_text("8 chartes signées")).to_be_visible()
    enter(window, "Julie Ravel")
    window.goto("/mon-binome")
    expect(window.get_by_role("heading", level=1)).to_contain_text("Votre binôme avec Bernadette Chauvin")


def test_pages_of_a_launch_day(crawler: Crawler, first_day: None) -> None:
    assert a_launch_day(crawler) == []


def test_these_pages_were_looked_at() -> None:
    """Runs last: what the visit above reached is what this file answers for."""
    assert sorted(BY_THE_COHORT - SEEN) == []
