"""The whole road through the demo's mailbox: in a browser as most have it, then without JavaScript and by keyboard."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Opener
from tests.browser.hands import Hand, Keys, Mouse

pytestmark = pytest.mark.browser

SLUG = "installation-liberale"
HOST = ("Claire Vasseur", "claire.vasseur@trois-vallees.example.org")


@dataclass(frozen=True)
class Way:
    """How somebody browses."""

    hand: type[Mouse] | type[Keys]
    options: dict[str, object]


WAYS = {
    "mouse": Way(Mouse, {"viewport": {"width": 1280, "height": 900}}),
    "keyboard-without-javascript": Way(
        Keys, {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False, "reduced_motion": "reduce"}
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_road_from_an_application_to_the_page_of_the_pair(browse: Opener, first_day: None, way: str) -> None:
    context = browse(**WAYS[way].options)
    hand = WAYS[way].hand(context.new_page())
    _apply(hand)
    _coordinate(hand)
    _answer(hand, "Hélène Garnier")
    _answer_by_mail(hand, context)
    for name, address in (
        ("Paul Humbert", "paul.humbert@exemple.fr"),
        ("Hélène Garnier", "helene.garnier@exemple.fr"),
        HOST,
    ):
        sign(hand, context, name, address)
    expect(hand.page.get_by_text("Tout le monde a signé")).to_be_visible()
    _see_the_pair(hand)


def _enter(hand: Hand, name: str) -> None:
    hand.page.goto("/demo")
    hand.press(f"Entrer chez {name}")


def _apply(hand: Hand) -> None:
    hand.page.goto(f"/programmes/{SLUG}")
    hand.follow("Demander un mentor")
    for choice in ("Oui, en exercice", "Sur les Trois Vallées", "Je souhaite m’installer en libéral"):
        hand.tick(choice)
        hand.press("Continuer")
    hand.press("Commencer ma demande")

    hand.write("Prénom", "Paul")
    hand.write("Nom", "Humbert")
    hand.write("Adresse e-mail", "paul.humbert@exemple.fr")
    hand.pick("Profession", "Sage-femme")
    hand.write("Où exercez-vous aujourd’hui ? Commune", "Dole")
    hand.write("Établissement ou cabinet", "Clinique du Doubs")
    hand.press("Continuer")

    hand.tick("Je le prépare")
    hand.write("Dans quelle commune ?", "Champagnole")
    hand.write("Qu’attendez-vous de votre mentor ?", "Savoir ce qui compte la première année.")
    hand.press("Continuer")
    hand.tick("Finaliser mon projet d’installation")
    hand.press("Continuer")
    for choice in ("Pause de midi", "Soirée", "Les deux me vont", "Qu’on me questionne", "Peu importe"):
        hand.tick(choice)
    hand.press("Continuer")
    hand.tick("Aucun, à ma connaissance")
    hand.press("Continuer")

    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("Relisez avant d’envoyer")
    hand.tick("J’ai lu la charte")
    hand.press("Envoyer ma demande")
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("est envoyée")


def _coordinate(hand: Hand) -> None:
    _enter(hand, "Rachid Belkacem")
    hand.page.goto(f"/coordination/{SLUG}/candidatures")
    hand.follow("Paul Humbert")
    hand.press("Marquer éligible")
    hand.tick("Retenir")
    hand.press("Préparer cette réponse")
    hand.follow("Relire et envoyer les réponses")
    hand.press("Envoyer la réponse")

    hand.page.goto(f"/coordination/{SLUG}/binomes/former")
    hand.follow("Paul Humbert")
    if hand.page.get_by_text("Un motif est attendu").count():
        hand.write("Motif de la décision", "Vu avec les deux personnes.")
    proposed = hand.page.get_by_role("button", name="Retenir Hélène Garnier").count()
    hand.press(f"{'Retenir' if proposed else 'Choisir'} Hélène Garnier")  # others wait too: she may be kept for one
    hand.follow("Proposer")
    hand.press("Proposer ce binôme")


def _answer(hand: Hand, name: str) -> None:
    _enter(hand, name)
    hand.page.goto(f"/programmes/{SLUG}/ma-candidature/proposition")
    _accept(hand)


def _accept(hand: Hand) -> None:
    hand.tick("Non")
    hand.press("Accepter ce binôme")


def _answer_by_mail(hand: Hand, context: BrowserContext) -> None:
    """Paul has no row in the cast: he comes in by the link of his letter, like anybody."""
    context.clear_cookies()
    hand.page.goto("/connexion")
    hand.write("Votre adresse e-mail", "paul.humbert@exemple.fr")
    hand.press("Recevoir mon lien")
    code = _code(_letter(context, "paul.humbert@exemple.fr", "Votre lien"))
    hand.write("Code reçu", code)
    hand.press("Me connecter")
    hand.page.goto(f"/programmes/{SLUG}/ma-candidature/proposition")
    _accept(hand)


def _letter(context: BrowserContext, address: str, subject: str) -> str:
    """Read the newest letter of that subject in another tab, and return its text."""
    tab = context.new_page()
    tab.goto(f"/demo/courrier?pour={address}")
    tab.get_by_role("link", name=re.compile(re.escape(subject))).first.click()
    text = tab.locator(".letter-text").inner_text()
    tab.close()
    return text


def _code(text: str) -> str:
    found = re.search(r"\b\d{6}\b", text)
    assert found, text
    return found[0]


def sign(hand: Hand, context: BrowserContext, name: str, address: str) -> None:
    hand.page.goto(f"/demo/courrier?pour={address}")
    hand.follow(
        "Une charte attend votre signature" if (name, address) == HOST else "La charte de votre binôme est prête"
    )
    hand.follow("http")  # the first address in the text is the link to sign
    hand.press("Ouvrir la charte")
    hand.tick("J’ai lu la charte")
    hand.write("Votre prénom et votre nom", name)
    hand.press("Continuer")
    hand.write("Code reçu", _code(_letter(context, address, "Votre code pour signer la charte")))
    hand.press("Signer la charte")
    expect(hand.page.get_by_role("heading", level=1)).to_have_text("Vous avez signé")


def _see_the_pair(hand: Hand) -> None:
    _enter(hand, "Hélène Garnier")
    hand.page.goto("/mon-binome")
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("Votre binôme avec Paul Humbert")
    expect(hand.page.get_by_text("Votre charte signée")).to_be_visible()


def test_letter_s_own_button_opens_its_page_in_the_whole_window(window: Page, first_day: None) -> None:
    window.goto("/demo/courrier?pour=lucie.perrin@exemple.fr")
    window.get_by_role("link", name="La charte de votre binôme est prête à signer").click()
    window.frame_locator("iframe").get_by_role("link", name="Lire et signer la charte").click()
    expect(window.get_by_role("button", name="Ouvrir la charte")).to_be_visible()


def test_answers_are_saved_while_typing(window: Page, first_day: None) -> None:
    hand = Mouse(window)
    window.goto(f"/programmes/{SLUG}/candidater/mentor/verifier?experience=enough&activite=yes")
    hand.press("Proposer mon aide")
    hand.write("Prénom", "Irène")
    window.locator("#enreg", has_text="Brouillon enregistré").wait_for()
    window.reload()
    expect(window.get_by_role("textbox", name="Prénom")).to_have_value("Irène")
