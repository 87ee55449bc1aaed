"""Pages that no link reaches by itself: somebody has to type, to choose a file, or to be mistaken.

Each visit goes through them and returns everything that is wrong with what it saw.
"""

from collections.abc import Callable

from app.core.clock import today
from playwright.sync_api import FilePayload, Page

from tests.browser.accounts import a_first_impression, an_account
from tests.browser.adjusting import a_coordination_handed_over, a_pause_and_an_end
from tests.browser.amending import an_amendment
from tests.browser.committee import a_committee_at_work
from tests.browser.crawling import Crawler
from tests.browser.hands import Hand, Mouse
from tests.browser.helping import help_in_confidence
from tests.browser.looking import look_at
from tests.browser.meetings import a_meeting_asked_about, meetings_planned, meetings_told
from tests.browser.objectives import a_page_of_method, objectives_gone_over

Visit = Callable[[Crawler], list[str]]
C = "/coordination/installation-liberale"


def prop(window: Page, path: str) -> FilePayload:
    """A file that the demo offers, ready to be chosen in a form."""
    answer = window.request.get(path)
    assert answer.ok, path
    return {"name": path.rpartition("/")[2], "mimeType": "application/pdf", "buffer": answer.body()}


def pair_of(hand: Hand, mentee: str) -> None:
    """Open the page of that pair, as the coordination sees it."""
    hand.page.goto("/demo")
    hand.press("Entrer chez Rachid Belkacem")
    hand.page.goto(f"{C}/binomes")
    hand.follow(mentee)


def letter_link(hand: Mouse, address: str, subject: str) -> None:
    """Open the first link of the newest letter of that subject."""
    hand.page.goto(f"/demo/courrier?pour={address}")
    hand.follow(subject)
    hand.follow("http")


def verifying(crawler: Crawler) -> list[str]:
    """By file, genuine and forged; by receipt; by nothing that makes sense."""
    window, hand = crawler.window, Mouse(crawler.window)
    wrong = []
    for how, name in (("telle-quelle", "an authentic file"), ("autre-cachet", "a forged file")):
        window.goto("/verifier")
        hand.choose("Fichier PDF", prop(window, f"/demo/copies/{how}.pdf"))
        hand.press("Vérifier le fichier")
        wrong += look_at(window, name)
    hand.press("Vérifier le fichier")
    wrong += look_at(window, "no file")
    letter_link(hand, "ada.ferreira@exemple.fr", "Votre reçu de signature")
    wrong += look_at(window, "a receipt")
    window.goto("/verifier?recu=abc")
    return wrong + look_at(window, "no receipt")


def a_difference_to_read(crawler: Crawler) -> list[str]:
    """The charter issued again: what changed, marked, then the same text without its marks."""
    window, hand = crawler.window, Mouse(crawler.window)
    letter_link(hand, "lucja.celik@exemple.fr", "La charte de votre binôme a été mise à jour")
    hand.press("Ouvrir la charte")
    wrong = look_at(window, "a charter issued again")
    hand.follow("Lire la charte sans les marques")
    return wrong + look_at(window, "a charter without its marks")


def a_name_claimed(crawler: Crawler) -> list[str]:
    """Whoever signs says that their name is misspelt; the coordination writes it right."""
    window, hand = crawler.window, Mouse(crawler.window)
    letter_link(hand, "lucie.perrin@exemple.fr", "La charte de votre binôme est prête à signer")
    hand.press("Ouvrir la charte")
    hand.tick("J’ai lu la charte")
    hand.write("Votre prénom et votre nom", "Lucy Perrin")
    hand.press("Continuer")
    hand.press("Prévenir la coordination")
    wrong = look_at(window, crawler.look())
    pair_of(hand, "Lucie Perrin")
    wrong += look_at(window, "a pair whose name is claimed")
    hand.follow("Corriger le nom de Lucie Perrin")
    wrong += look_at(window, crawler.look())
    hand.write("Nom de la personne mentorée", "")
    hand.press("Enregistrer et voir la charte")
    wrong += look_at(window, "names left empty")
    hand.write("Nom de la personne mentorée", "Perrin-Łukasik")
    hand.press("Enregistrer et voir la charte")
    return wrong + look_at(window, crawler.look())


def an_address_corrected(crawler: Crawler) -> list[str]:
    """Asked, refused, then shown before it is done."""
    window, hand = crawler.window, Mouse(crawler.window)
    pair_of(hand, "Lucie Perrin")
    hand.follow("Corriger l’adresse de Lucie Perrin")
    wrong = look_at(window, crawler.look())
    hand.press("Continuer")
    wrong += look_at(window, "an address that is none")
    hand.write("Nouvelle adresse e-mail", "lucie.perrin@autre.exemple.fr")
    hand.press("Continuer")
    return wrong + look_at(window, "an address about to be corrected")


def a_sheet_laid_down(crawler: Crawler) -> list[str]:
    """Asked, refused, looked at, then recorded."""
    window, hand = crawler.window, Mouse(crawler.window)
    pair_of(hand, "Aïcha Diallo")
    hand.follow("Signature sur papier")
    wrong = look_at(window, crawler.look())
    hand.press("Continuer")
    wrong += look_at(window, "a sheet without anything")
    lay_down(hand, prop(window, "/demo/feuille-signee.pdf"))
    wrong += look_at(window, crawler.look())
    hand.press("Enregistrer")
    wrong += look_at(window, "a sheet whose original is not there")
    hand.tick("J’ai l’original sous les yeux")
    hand.press("Enregistrer")
    return wrong + look_at(window, "a pair one of whom signed by hand")


def lay_down(hand: Hand, sheet: FilePayload) -> None:
    """Fill in the form of a sheet that Marcel signed today."""
    hand.tick("Marcel Vuillermoz")
    hand.page.get_by_label("Jour de la signature").fill(today().isoformat())
    hand.choose("Copie de la feuille", sheet)
    hand.press("Continuer")


def charters_overtaken(crawler: Crawler) -> list[str]:
    """Somebody else signs for the host: the charters that name the former, and who signs twice."""
    window, hand = crawler.window, Mouse(crawler.window)
    pair_of(hand, "Aïcha Diallo")
    window.goto(f"{C}/reglages/signataire")
    hand.write("Prénom et nom", "Paul Weber")
    hand.write("Adresse e-mail", "paul.weber@trois-vallees.example.org")
    hand.press("Enregistrer")
    wrong = look_at(window, crawler.look())
    hand.press("Voir qui devra signer à nouveau")
    wrong += look_at(window, "no charter chosen")
    window.get_by_role("checkbox").first.check()
    hand.press("Voir qui devra signer à nouveau")
    wrong += look_at(window, "charters about to be issued again")
    hand.press("Émettre à nouveau")
    return wrong + look_at(window, "charters issued again")


def a_text_being_written(crawler: Crawler) -> list[str]:
    """Refused, saved, compared, about to be given up, about to be published."""
    window, hand = crawler.window, Mouse(crawler.window)
    window.goto("/demo")
    hand.press("Entrer chez Rachid Belkacem")
    window.goto(f"{C}/reglages/charte/modifier")
    wrong = look_at(window, crawler.look())
    hand.write("Texte de la charte", "")
    hand.press("Enregistrer")
    wrong += look_at(window, "a charter text with errors")
    hand.write(
        "Texte de la charte", "# Charte\n\n1. Définition\n\nLe mentorat est **libre**.\n\n- Écouter\n- Questionner"
    )
    hand.press("Enregistrer")
    wrong += look_at(window, crawler.look())
    window.goto(f"{window.url}?avec=1")
    wrong += look_at(window, "what changed between two charter texts")
    hand.follow("Abandonner")
    wrong += look_at(window, crawler.look())
    hand.follow("Garder le brouillon")
    hand.follow("Publier")
    return wrong + look_at(window, crawler.look())


VISITS: dict[str, Visit] = {
    each.__name__: each
    for each in (
        verifying,
        a_difference_to_read,
        a_name_claimed,
        an_address_corrected,
        a_sheet_laid_down,
        charters_overtaken,
        a_text_being_written,
        a_committee_at_work,
    )
}
"""From the applications to the signed charter."""

VISITS_OF_THE_YEAR: dict[str, Visit] = {
    each.__name__: each
    for each in (
        a_coordination_handed_over,
        a_pause_and_an_end,
        an_amendment,
        help_in_confidence,
        objectives_gone_over,
        a_page_of_method,
        an_account,
        a_first_impression,
        meetings_planned,
        a_meeting_asked_about,
        meetings_told,
    )
}
"""The year of a pair, and what goes on beside it."""
