"""The launch day of the demo's cohort: before anybody is invited, then answered, then moved."""

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.looking import look_at

C = "/coordination/encadrement-hospitalier"
MINE = "/mon-binome/lancement/encadrement-hospitalier"


def a_launch_day(crawler: Crawler) -> list[str]:
    """Invited to by the coordination, answered by a member, signed on a list."""
    window = crawler.window
    enter(window, "Rachid Belkacem")
    window.goto("/demo/moments/chartes-signees")
    window.get_by_role("button", name="Aller à ce moment").click(timeout=120_000)
    window.wait_for_load_state()
    hand = enter(window, "Rachid Belkacem")
    window.goto(f"{C}/binomes")
    hand.follow("La journée de lancement")
    wrong = look_at(window, "a launch day nobody is invited to")
    window.locator("details summary").first.click()
    wrong += look_at(window, "an invitation about to leave")
    hand.press("Envoyer les")
    wrong += look_at(window, crawler.look())
    hand.follow("Liste de présence à imprimer")
    wrong += look_at(window, crawler.look())
    hand = enter(window, "Isabelle Tournier")
    window.goto(MINE)
    wrong += look_at(window, crawler.look())
    hand.press("Enregistrer ma réponse")
    wrong += look_at(window, "a launch day not answered")
    hand.tick("Je viens")
    hand.press("Enregistrer ma réponse")
    return wrong + look_at(window, "a launch day answered")
