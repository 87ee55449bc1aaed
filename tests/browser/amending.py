"""A mentorship extended: the day refused, the amendment read, then signed by one."""

from tests.browser.crawling import Crawler
from tests.browser.hands import Mouse
from tests.browser.looking import look_at

C = "/coordination/installation-liberale"


def an_amendment(crawler: Crawler) -> list[str]:
    """Asked for by the coordination, and seen by a member."""
    window = crawler.window
    window.goto("/demo")
    hand = Mouse(window)
    hand.press("Entrer chez Rachid Belkacem")
    window.goto(f"{C}/binomes")
    hand.follow("Milo")
    hand.follow("Prolonger le mentorat")
    wrong = look_at(window, crawler.look())
    hand.press("Continuer")
    wrong += look_at(window, "an extension without a day")
    end = window.locator("main strong").first.inner_text()
    window.get_by_label("Nouvelle date de fin").fill(f"{int(end.split()[-1])}-12-31")
    hand.press("Continuer")
    wrong += look_at(window, "an amendment about to be signed")
    hand.press("Faire signer l’avenant")
    wrong += look_at(window, "a pair whose amendment is being signed")
    window.goto("/demo")
    hand.press("Entrer chez Ada Ferreira")
    window.goto("/mon-binome")
    wrong += look_at(window, "a member whose amendment is being signed")
    return wrong
