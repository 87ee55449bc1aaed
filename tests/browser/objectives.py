"""Pages of what a pair aims at, and of the guides it is given; the coordination writes one."""

from tests.browser.committee import enter
from tests.browser.crawling import Crawler
from tests.browser.hands import Keys
from tests.browser.looking import look_at

GUIDES = "/coordination/installation-liberale/reglages/ressources"


def objectives_gone_over(crawler: Crawler) -> list[str]:
    """Set, said otherwise, measured with the keys in a small window, gone over; read by the mentor."""
    window = crawler.window
    hand = enter(window, "Milo Lambert")
    window.goto("/mon-binome")
    window.goto(f"{window.url}/objectifs/ajouter")
    wrong = look_at(window, crawler.look())
    hand.press("Ajouter cet objectif")
    wrong += look_at(window, "an objective without words")
    hand.tick("Construire mon réseau professionnel local")
    hand.press("Ajouter cet objectif")
    wrong += look_at(window, crawler.look())
    hand.follow("Reformuler")
    wrong += look_at(window, crawler.look())
    hand.write("Votre objectif", "Connaître les professionnels du quartier")
    hand.press("Enregistrer")
    hand.follow("Remplir mon thermomètre")
    wrong += look_at(window, crawler.look())
    hand.press("Enregistrer mon thermomètre")
    wrong += look_at(window, "a thermometer left empty")
    window.set_viewport_size({"width": 320, "height": 700})
    keys = Keys(window)
    keys.tick("3")
    keys.press("Enregistrer mon thermomètre")
    hand.tick("En cours")
    hand.press("Enregistrer le point")
    wrong += look_at(window, "objectives gone over")
    enter(window, "Ada Ferreira")
    window.goto("/mon-binome")
    return wrong + look_at(window, "a pair with an objective")


def a_page_of_method(crawler: Crawler) -> list[str]:
    """Written by the coordination, given to everybody, read by anybody."""
    window = crawler.window
    hand = enter(window, "Rachid Belkacem")
    window.goto(GUIDES)
    wrong = look_at(window, crawler.look())
    hand.follow("Guide du mentor")
    wrong += look_at(window, crawler.look())
    hand.write("Texte de la page", "# Un titre de trop\n\n<b>gras</b>")
    hand.press("Enregistrer la page")
    wrong += look_at(window, "a page with errors")
    hand.write("Texte de la page", "## Écouter\n\nLes **deux tiers** du temps.\n\n- Reformuler\n- Se taire")
    hand.tick("Tout le monde")
    hand.press("Enregistrer la page")
    wrong += look_at(window, "pages of which one is public")
    window.context.clear_cookies()
    window.goto("/ressources")
    wrong += look_at(window, crawler.look())
    hand.follow("Guide du mentor")
    return wrong + look_at(window, crawler.look())
