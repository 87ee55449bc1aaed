"""One's own account, and the question after a first meeting: pages that somebody has to type for."""

from datetime import timedelta

from app.core.clock import today

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.looking import look_at

_NEW = "ada.nouvelle@exemple.fr"


def an_account(crawler: Crawler) -> list[str]:
    """A number that cannot be called, an address that is none, another address asked for and confirmed."""
    window = crawler.window
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-compte/coordonnees")
    hand.write("Téléphone", "12")
    hand.press("Enregistrer")
    wrong = look_at(window, "a number that cannot be called")
    window.goto("/mon-compte/adresse")
    hand.write("Nouvelle adresse e-mail", "ada")
    hand.press("Recevoir le lien")
    wrong += look_at(window, "a new address that is none")
    hand.write("Nouvelle adresse e-mail", _NEW)
    hand.press("Recevoir le lien")
    wrong += look_at(window, "a new address that waits")
    window.goto("/mon-compte")
    wrong += look_at(window, "an account whose address waits")
    window.goto(f"/demo/courrier?pour={_NEW}")
    hand.follow("Confirmez votre nouvelle adresse")
    hand.follow("http")
    wrong += look_at(window, crawler.look())
    hand.press("Garder l’adresse actuelle")
    return wrong


def a_first_impression(crawler: Crawler) -> list[str]:
    """Asked by a link of the letter, refused, given; then as the coordination reads it."""
    window = crawler.window
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    pair = window.url
    window.goto(f"{pair}/rencontres/noter")
    window.get_by_label("Date", exact=True).fill((today() - timedelta(days=1)).isoformat())
    hand.tick("En visio")
    hand.press("Enregistrer la rencontre")
    window.goto(pair)
    hand.follow("Ce binôme vous paraît-il adapté ?")
    wrong = look_at(window, crawler.look())
    hand.press("Enregistrer ma réponse")
    wrong += look_at(window, "an impression not chosen")
    hand.tick("Encore incertain")
    hand.press("Enregistrer ma réponse")
    wrong += look_at(window, "a pair whose member said something")
    hand.follow("La changer")
    wrong += look_at(window, "an impression to change")
    hand.tick("Pas adapté, je souhaite en parler")
    hand.press("Enregistrer ma réponse")
    enter(window, "Rachid Belkacem")
    window.goto("/coordination/installation-liberale")
    hand.follow("Prendre contact")
    return wrong + look_at(window, "a pair that somebody wishes to talk about")
