"""A mentorship rests, goes on, ends; the other is told and asked; a coordination is handed over."""

from app.core.clock import today
from playwright.sync_api import Page

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.hands import Mouse
from tests.browser.looking import look_at

C = "/coordination/installation-liberale"


def _pair(window: Page) -> Mouse:
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/binomes")
    hand.follow("Milo")
    return hand


def a_pause_and_an_end(crawler: Crawler) -> list[str]:
    """By the coordination and by a member, refused first; then what the other and the coordination read."""
    window = crawler.window
    hand = _pair(window)
    wrong = list[str]()
    for link in ("Mettre en pause", "Mettre fin au mentorat"):
        hand.follow(link)
        wrong += look_at(window, crawler.look())
        hand.press(link)
        wrong += look_at(window, f"« {link} », nothing said")
        hand.follow("Ne rien changer")
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    hand.follow("Faire une pause")
    wrong += look_at(window, crawler.look())
    hand.press("Faire une pause")
    wrong += look_at(window, "a pause without a day")
    window.get_by_label("Reprendre le").fill(today().replace(year=today().year + 9).isoformat())
    hand.press("Faire une pause")
    wrong += look_at(window, "a pause too long")
    hand.follow("Revenir à mon binôme")
    hand.follow("Mettre fin au mentorat")
    wrong += look_at(window, crawler.look())
    hand.press("Mettre fin au mentorat")
    wrong += look_at(window, "an end without a choice")
    hand.tick("Arrêter et trouver un autre binôme")
    hand.press("Mettre fin au mentorat")
    wrong += look_at(window, "an end that is written down")
    hand.follow("Revenir à mon binôme")
    hand.follow("Changer d’avis")
    wrong += look_at(window, crawler.look())
    _pair(window)
    return wrong + look_at(window, "a pair one of whose members has yet to be told")


def a_coordination_handed_over(crawler: Crawler) -> list[str]:
    """Asked, refused, then read before it is done."""
    window = crawler.window
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/reglages/equipe")
    hand.follow("Passer la main")
    wrong = look_at(window, crawler.look())
    hand.press("Continuer")
    wrong += look_at(window, "a hand-over to nobody")
    if window.get_by_label("Quelqu’un d’autre").count():
        hand.tick("Quelqu’un d’autre")
    hand.write("Son adresse e-mail", "nadia.cohen@exemple.fr")
    window.locator("[name=first_name]").fill("Nadia")
    window.locator("[name=last_name]").fill("Cohen")
    hand.press("Continuer")
    return wrong + look_at(window, "a coordination about to be handed over")
