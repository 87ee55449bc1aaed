"""Pages of a committee at work: the cohort of the demo is led past its closing, then read and paired."""

from playwright.sync_api import Page

from tests.browser.crawling import Crawler
from tests.browser.hands import Mouse
from tests.browser.looking import look_at

C = "/coordination/encadrement-hospitalier"
K = "/comite/encadrement-hospitalier"


def enter(window: Page, name: str) -> Mouse:
    """Enter as one of the cast."""
    window.goto("/demo")
    hand = Mouse(window)
    hand.press(f"Entrer chez {name}")
    return hand


def find_eligible(window: Page, hand: Mouse, *names: str) -> None:
    """Mark the files of these people eligible."""
    for name in names:
        window.goto(f"{C}/candidatures")
        hand.follow(name)
        hand.press("Marquer éligible")


def begin_selecting(window: Page) -> None:
    """Close the intake: files are read from now on."""
    window.goto(f"{C}/reglages/programme")
    window.locator("main a[href*='/reglages/programme/']").first.click()
    window.locator("main form button").first.click()


def put_on_the_list(window: Page, hand: Mouse, name: str) -> None:
    """Prepare the waiting list for somebody, and let every answer leave."""
    window.goto(f"{C}/candidatures")
    hand.follow(name)
    hand.tick("Mettre en liste d’attente")
    hand.press("Préparer cette réponse")
    window.goto(f"{C}/decisions")
    window.locator("main form button").last.click()


def a_committee_at_work(crawler: Crawler) -> list[str]:
    """From the links that members declare to the session that is closed, and somebody about to be called up."""
    window = crawler.window
    hand = enter(window, "Rachid Belkacem")
    find_eligible(window, hand, "Karim Aubry", "Sylvie Morand", "Isabelle Tournier")
    begin_selecting(window)
    wrong = look_at(window, "a cohort that selects")
    hand = enter(window, "Inès Faure")
    window.goto(f"{K}/liens")
    hand.tick("Sylvie Morand")
    hand.press("Enregistrer")
    wrong += [
        each
        for kind in crawler.visit_anew(K, f"{K}/lecture", f"{K}/demandes", f"{K}/valider")
        for each in look_at(window, kind)
    ]
    wrong += _a_session_held(crawler, hand) + _minutes_read_again(crawler, hand)
    hand = enter(window, "Rachid Belkacem")
    put_on_the_list(window, hand, "Karim Aubry")
    paths = (f"{C}/comite", f"{C}/liste-d-attente", f"{C}/binomes/seance/clore", f"{C}/binomes/pv")
    return wrong + [each for kind in crawler.visit_anew(*paths) for each in look_at(window, f"Rachid Belkacem {kind}")]


def _a_session_held(crawler: Crawler, hand: Mouse) -> list[str]:
    """Opened, corrected, read while it is provisional."""
    window = crawler.window
    window.goto(f"{K}/pv")
    wrong = look_at(window, crawler.look())
    window.goto(f"{K}/seance")
    wrong += look_at(window, crawler.look())
    for box in window.get_by_role("checkbox").all():
        box.uncheck()
    hand.press("Ouvrir la séance")
    wrong += look_at(window, "a session with nobody")
    hand.tick("Inès Faure")
    hand.press("Ouvrir la séance")
    wrong += look_at(window, "a session that is open")
    window.goto(f"{K}/pv")
    return wrong + look_at(window, "provisional minutes")


def _minutes_read_again(crawler: Crawler, hand: Mouse) -> list[str]:
    """Closed, read again; another one is opened."""
    window = crawler.window
    window.goto(f"{K}/seance/clore")
    wrong = look_at(window, crawler.look())
    hand.press("Clore la séance")
    wrong += look_at(window, crawler.look())
    window.goto(f"{K}/seance")
    wrong += look_at(window, "sessions held")
    window.goto(f"{K}/seance")
    hand.tick("Inès Faure")
    hand.press("Ouvrir la séance")
    return wrong
