"""The year of a pair without JavaScript, on a telephone's width, with the keys alone."""

from datetime import date, timedelta

import pytest
from app.core.clock import today
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.hands import Keys

pytestmark = pytest.mark.browser

ADA, MILO, SOLENE = "Ada Ferreira", "Milo Lambert", "Solène Marty"
STORY = "Nos attentes ne se rejoignent pas."
_PARTS = 3
ANSWER = "Parlons-en mardi, par téléphone."


@pytest.fixture
def keys(browse: Opener, first_day: None) -> Keys:
    """Somebody with a keyboard, on the first day of the demo."""
    small = browse(viewport={"width": 390, "height": 844}, java_script_enabled=False, reduced_motion="reduce")
    return Keys(small.new_page())


def _enter(keys: Keys, name: str) -> str:
    """Open somebody's space, and the page of their pair; returns its address."""
    keys.page.goto("/demo")
    keys.press(f"Entrer chez {name}")
    keys.page.goto("/mon-binome")
    return keys.page.url


def _type_in_parts(keys: Keys, label: str, wanted: str, *layouts: str) -> None:
    """Type a date or an hour, in the order in which this browser asks for its parts."""
    control = keys.page.get_by_label(label, exact=True)
    keys.reach(control)
    for layout in layouts:
        for _ in range(_PARTS):
            keys.page.keyboard.press("ArrowLeft")
        keys.page.keyboard.type(layout)
        if control.input_value() == wanted:
            return
    raise AssertionError(f"« {label} » says {control.input_value()}, not {wanted}")


def _date(keys: Keys, label: str, day: date) -> None:
    _type_in_parts(keys, label, day.isoformat(), day.strftime("%d%m%Y"), day.strftime("%m%d%Y"))


def _says(page: Page, words: str) -> None:
    expect(page.locator("main").get_by_text(words).first).to_be_visible()


def test_meeting_is_agreed_moved_held_and_noted(keys: Keys) -> None:
    home = _enter(keys, MILO)
    keys.press("Accepter")
    _says(keys.page, "Ajouter à mon agenda")
    keys.follow("Changer la date")
    _date(keys, "Date", today() + timedelta(days=1))
    _type_in_parts(keys, "Heure", "09:00", "0900", "0900AM")
    keys.tick("En présentiel")
    keys.press("Proposer cette date")
    _enter(keys, ADA)
    _says(keys.page, "Milo propose")
    keys.press("Accepter")
    for _ in range(2):
        keys.press("Avancer d’un jour")
    _says(keys.page, "Vous êtes-vous vus le")
    keys.follow("Oui, noter la rencontre")
    keys.write("Notes partagées avec", "Le bail est lu.")
    keys.press("Oui, noter la rencontre")
    _enter(keys, MILO)
    keys.page.goto(f"{home}/notes")
    _says(keys.page, "Le bail est lu.")


def test_objective_is_set_measured_and_gone_over(keys: Keys) -> None:
    home = _enter(keys, MILO)
    keys.follow("Faire le point sur mes objectifs")
    keys.follow("Ajouter un objectif")
    keys.tick("Construire mon réseau professionnel local")
    keys.press("Ajouter cet objectif")
    keys.tick("En cours")
    keys.press("Enregistrer le point")
    keys.page.goto(f"{home}/objectifs/thermometre")
    keys.tick("3")
    keys.press("Enregistrer mon thermomètre")
    keys.page.goto(home)
    _says(keys.page, "Construire mon réseau professionnel local")


def test_help_is_asked_for_and_answered(keys: Keys) -> None:
    _enter(keys, MILO)
    keys.follow("Demander de l’aide")
    for choice in ("Nos attentes ne se rejoignent pas", "Un conseil, pour moi seul", SOLENE, "Par e-mail"):
        keys.tick(choice)
    keys.write("Racontez-nous", STORY)
    keys.press("Envoyer ma demande")
    _says(keys.page, "Votre demande est bien arrivée")
    keys.page.goto("/demo")
    keys.press(f"Entrer chez {SOLENE}")
    keys.follow(MILO)
    keys.press("Ouvrir la demande")
    _says(keys.page, STORY)
    keys.write("Votre réponse", ANSWER)
    keys.press("Répondre")
    _enter(keys, ADA)
    expect(keys.page.get_by_text("Solène")).to_have_count(0)
    _enter(keys, MILO)
    keys.follow("Demander de l’aide")
    keys.follow("Demande du")
    _says(keys.page, ANSWER)


def test_mentorship_rests_goes_on_and_ends(keys: Keys) -> None:
    _enter(keys, MILO)
    keys.follow("Faire une pause")
    _date(keys, "Reprendre le", today() + timedelta(days=40))
    keys.press("Faire une pause")
    _enter(keys, ADA)
    _says(keys.page, "En pause depuis le")
    keys.press("Reprendre maintenant")
    _says(keys.page, "Fixez votre prochaine rencontre")
    keys.follow("Mettre fin au mentorat")
    keys.tick("Arrêter, l’objectif est atteint")
    keys.write("Un mot pour", "Merci, Milo.")
    keys.press("Mettre fin au mentorat")
    _says(keys.page, "C’est enregistré")
    _enter(keys, MILO)
    _says(keys.page, "Votre mentorat s’est terminé le")
