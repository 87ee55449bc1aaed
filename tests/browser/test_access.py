"""Every page, as each of the cast reaches it, under axe: phone and desktop, light and dark, no sideways scrolling."""

import pytest
from playwright.sync_api import Page

from tests.browser.crawling import Crawler
from tests.browser.hands import Mouse
from tests.browser.looked_at import BY_LINKS
from tests.browser.looking import look_at

pytestmark = pytest.mark.browser

P = "/programmes/installation-liberale"
SEEN: set[str] = set()
LOOKED_AT: set[str] = set()

# Where each begins; links lead to the rest.
STARTS = {
    "": (
        "/",
        "/connexion",
        f"{P}/candidater/mentore/verifier",
        f"{P}/candidater/mentor/verifier?experience=enough&activite=yes",
        f"{P}/prevenir",
        f"{P}/prevenir/note",
        "/deconnexion",
        "/signer/lien-envoye",
        "/verifier",
    ),
    "Rachid Belkacem": (
        "/coordination/emails?etat=non-remis",
        "/coordination",
        "/coordination/installation-liberale",
        "/coordination/installation-liberale/binomes",
        "/coordination/installation-liberale/binomes/former",
        "/coordination/installation-liberale/chartes-en-attente",
        "/coordination/installation-liberale/decisions",
        "/coordination/installation-liberale/reglages/charte",
        "/coordination/installation-liberale/reglages/equipe",
        "/coordination/encadrement-hospitalier/decaler",
        "/coordination/encadrement-hospitalier/comite",
        "/coordination/encadrement-hospitalier/liste-d-attente",
    ),
    "Ada Ferreira": ("/mon-binome", f"{P}/ma-candidature", "/mon-compte"),
    "Lucie Perrin": ("/mon-binome",),
    "Bastien Colin": (f"{P}/ma-candidature", f"{P}/ma-candidature/proposition"),
    "Colette Jacquier": (f"{P}/ma-candidature", f"{P}/ma-candidature/retirer"),
    "Sami Haddad": (f"{P}/ma-candidature", f"{P}/candidater/merci"),
    "Inès Faure": ("/mon-compte",),
}


@pytest.mark.parametrize("name", STARTS, ids=lambda name: name or "anybody")
def test_pages_reached_by_links(crawler: Crawler, name: str) -> None:
    window = crawler.window
    if name:
        window.goto("/demo")
        window.get_by_role("button", name=f"Entrer chez {name}").click()
    wrong = []
    for kind in crawler.visit(*STARTS[name]):
        known = kind if ".public." in kind else f"{name} {kind}"  # public pages are the same for everybody
        if known not in LOOKED_AT:
            LOOKED_AT.add(known)
            wrong += look_at(window, known)
    assert wrong == []


def test_pages_of_a_draft(crawler: Crawler) -> None:
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/demo/courrier?pour=nadia.ott@exemple.fr")
    hand.follow("Votre demande de mentorat vous attend")
    hand.follow("http")
    wrong = look_at(window, crawler.look())
    hand.press("Reprendre")
    wrong += look_at(window, crawler.look())
    starts = [f"{P}/candidater/mentore/{step}" for step in ("vous", "projet", "objectifs", "organisation", "liens")]
    wrong += [
        each
        for kind in crawler.visit(*starts, f"{P}/candidater/mentore/verifier-envoyer", f"{P}/candidater/plus-tard")
        for each in look_at(window, kind)
    ]
    window.goto(f"{P}/candidater/mentore/projet")
    hand.press("Continuer")
    window.locator("#erreurs").wait_for()
    wrong += look_at(window, "a step with errors")
    window.goto(f"{P}/candidater/mentore/verifier-envoyer")
    hand.press("Envoyer ma demande")
    wrong += look_at(window, "a draft that is not complete")
    assert wrong == []


def test_pages_of_a_signatory(crawler: Crawler, first_day: None) -> None:
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/demo/courrier?pour=lucie.perrin@exemple.fr")
    hand.follow("La charte de votre binôme est prête à signer")
    hand.follow("http")
    wrong = look_at(window, crawler.look())
    hand.press("Ouvrir la charte")
    wrong += look_at(window, crawler.look())
    hand.follow("Je ne souhaite pas signer")
    wrong += look_at(window, crawler.look())
    window.goto("/signer")
    hand.press("Continuer")
    wrong += look_at(window, "signing with errors")
    hand.tick("J’ai lu la charte")
    hand.write("Votre prénom et votre nom", "Lucie Perin")
    hand.press("Continuer")
    wrong += look_at(window, "a name that differs")
    hand.press("Oui, c’est moi")
    wrong += look_at(window, crawler.look())
    tab = window.context.new_page()
    tab.goto("/demo/courrier?pour=lucie.perrin@exemple.fr")
    tab.get_by_role("link", name="Votre code pour signer la charte").first.click()
    code = next(word for word in tab.locator(".letter-text").inner_text().split() if word.isdigit() and len(word) == 6)
    hand.write("Code reçu", code)
    hand.press("Signer la charte")
    wrong += look_at(window, crawler.look())
    window.goto("/signer/" + "x" * 43)
    wrong += look_at(window, "a dead link")
    assert wrong == []


def test_pages_of_a_pair_being_formed(crawler: Crawler, first_day: None) -> None:
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/demo")
    hand.press("Entrer chez Rachid Belkacem")
    window.goto("/coordination/installation-liberale/binomes/former")
    wrong = look_at(window, crawler.look())
    hand.follow("Zoé Marchand")
    hand.write("Motif de la décision", "Vu avec les deux personnes.")
    hand.press("Retenir Hélène Garnier")
    wrong += look_at(window, crawler.look())
    hand.follow("Proposer")
    wrong += look_at(window, crawler.look())
    assert wrong == []


def test_page_of_somebody_who_had_applied_already(crawler: Crawler, first_day: None) -> None:
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/demo/courrier?pour=nadia.ott@exemple.fr")
    hand.follow("Votre demande de mentorat vous attend")
    hand.follow("http")
    hand.press("Reprendre")
    window.goto(f"{P}/candidater/mentore/vous")
    hand.write("Adresse e-mail", "sami.haddad@exemple.fr")
    hand.press("Continuer")
    hand.tick("J’y pense")
    hand.tick("Pas encore défini")
    hand.write("Qu’attendez-vous de votre mentor ?", "De l’écoute.")
    hand.press("Continuer")
    hand.tick("Choisir mon lieu")
    hand.press("Continuer")
    for choice in ("Soirée", "En visio", "Qu’on me questionne", "Peu importe"):
        hand.tick(choice)
    hand.press("Continuer")
    hand.tick("Aucun, à ma connaissance")
    hand.press("Continuer")
    hand.tick("J’ai lu la charte")
    hand.press("Envoyer ma demande")
    assert look_at(window, crawler.look()) == []


def test_pages_of_signing_in(crawler: Crawler) -> None:
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/connexion")
    hand.press("Recevoir mon lien")
    wrong = look_at(window, "signing in with errors")
    hand.write("Votre adresse e-mail", "zoe.marchand@exemple.fr")
    hand.press("Recevoir mon lien")
    wrong += look_at(window, crawler.look())
    tab = window.context.new_page()
    tab.goto("/demo/courrier?pour=zoe.marchand@exemple.fr")
    tab.get_by_role("link", name="Votre lien").first.click()
    window.goto(tab.locator(".letter-text a").first.get_attribute("href") or "")
    wrong += look_at(window, crawler.look())
    assert wrong == []


def test_pages_of_refusals(window: Page) -> None:
    wrong = []
    for path in ("/nulle-part", "/coordination/installation-liberale", "/reprendre/" + "x" * 43, "/connexion/x"):
        window.goto(path)
        wrong += look_at(window, path)
    assert wrong == []


def test_pages_of_the_demo(window: Page) -> None:
    wrong = []
    letters = "/demo/courrier?pour=ada.ferreira@exemple.fr"
    for path in ("/demo", "/demo/copies", "/demo/courrier", letters, "/demo/moments/comite", "/demo/recommencer"):
        window.goto(path)
        wrong += look_at(window, path)
    window.goto(letters)
    window.get_by_role("link", name="Votre charte est signée").click()
    wrong += look_at(window, "a letter")
    assert wrong == []


def test_these_pages_were_looked_at() -> None:
    """Runs last: what the tests above reached is what this file answers for."""
    assert ", ".join(sorted(BY_LINKS - SEEN)) == ""
