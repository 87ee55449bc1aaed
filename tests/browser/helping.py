"""Pages of help asked for in confidence: its author, whom they chose, and what the partner is let known."""

from playwright.sync_api import Page

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.hands import Mouse
from tests.browser.looking import look_at

SOLENE = "solene.marty@example.org"
STORY = "Nos derniers échanges tournent court. J’aimerais en parler avant de fixer la prochaine rencontre."
ANSWER = "Merci de votre confiance. Je vous propose de nous parler mardi, par téléphone."


def enter_by_letter(window: Page, address: str) -> Mouse:
    """Sign in with the link of a letter, as whoever is not on the page of the cast does."""
    window.goto("/demo")
    hand = Mouse(window)
    window.context.clear_cookies()
    window.goto("/connexion")
    hand.write("Votre adresse e-mail", address)
    hand.press("Recevoir mon lien")
    window.goto(f"/demo/courrier?pour={address}")
    window.locator("main a[href*='/demo/courrier/']").first.click()
    hand.follow("http")
    hand.press("Ouvrir mon espace")
    return hand


def help_in_confidence(crawler: Crawler) -> list[str]:
    """Asked, opened, answered, a mediation let known of, closed."""
    window = crawler.window
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    hand.follow("Demander de l’aide")
    wrong = look_at(window, crawler.look())
    hand.press("Envoyer ma demande")
    wrong += look_at(window, "help asked for without a choice")
    for choice in ("Nos attentes ne se rejoignent pas", "Une médiation à deux", "Solène Marty", "Par e-mail"):
        hand.tick(choice)
    hand.write("Racontez-nous", STORY)
    hand.press("Envoyer ma demande")
    wrong += look_at(window, crawler.look())
    hand.follow("Suivre ma demande")
    wrong += look_at(window, crawler.look())
    hand.follow("Avertir")
    wrong += look_at(window, crawler.look())
    wrong += _read(crawler)
    return wrong + _let_known(crawler)


def _read(crawler: Crawler) -> list[str]:
    """Solène comes in by a letter; what she was asked is there alone."""
    window = crawler.window
    hand = enter_by_letter(window, SOLENE)
    window.goto("/aides")
    wrong = look_at(window, crawler.look())
    hand.follow("Ada Ferreira")
    wrong += look_at(window, "a request not opened yet")
    hand.press("Ouvrir la demande")
    wrong += look_at(window, crawler.look())
    hand.press("Répondre")
    wrong += look_at(window, "an answer without words")
    hand.write("Votre réponse", ANSWER)
    hand.press("Répondre")
    return wrong + look_at(window, "a request answered")


def _let_known(crawler: Crawler) -> list[str]:
    """Ada reads the answer and lets her partner know; then closes."""
    window = crawler.window
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    hand.follow("Demander de l’aide")
    hand.follow("Demande du")
    wrong = look_at(window, "a request with its answer")
    hand.follow("Avertir")
    hand.press("Avertir")
    hand = enter(window, "Milo Lambert")
    window.goto("/mon-binome")
    wrong += look_at(window, "a mediation let known of")
    hand = enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    hand.follow("Demander de l’aide")
    hand.follow("Demande du")
    hand.press("Clore ma demande")
    return wrong + look_at(window, "a request closed")
