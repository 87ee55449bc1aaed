"""What is done with a charter once issued, by the keys alone and without JavaScript; and the live preview, with it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.hands import Keys, Mouse
from tests.browser.visits import C, lay_down, pair_of, prop

pytestmark = pytest.mark.browser

TEXT = "# Charte de mentorat\n\n## 1. Définition\n\nLe mentorat est **libre** et bénévole.\n\n- Écouter\n- Questionner"


@pytest.fixture
def keys(browse: Opener, first_day: None) -> Keys:
    """Somebody with a keyboard, a small screen, and no JavaScript."""
    small = {"width": 390, "height": 844}
    context = browse(viewport=small, java_script_enabled=False, reduced_motion="reduce")
    return Keys(context.new_page())


def _says(hand: Keys, sentence: str) -> None:
    expect(hand.page.get_by_text(sentence).first).to_be_visible()


@pytest.mark.parametrize(
    ("how", "sentence"),
    [("telle-quelle", "Cette charte est authentique."), ("un-octet", "Ce fichier a été modifié depuis le scellement.")],
)
def test_file_is_verified(keys: Keys, how: str, sentence: str) -> None:
    keys.page.goto("/")
    keys.follow("Vérifier une charte")
    keys.choose("Fichier PDF", prop(keys.page, f"/demo/copies/{how}.pdf"))
    keys.press("Vérifier le fichier")
    _says(keys, sentence)


def test_address_is_corrected(keys: Keys) -> None:
    pair_of(keys, "Lucie Perrin")
    keys.follow("Corriger l’adresse de Lucie Perrin")
    keys.write("Nouvelle adresse e-mail", "lucie@autre.exemple.fr")
    keys.press("Continuer")
    keys.press("Corriger l’adresse")
    _says(keys, "L’adresse de Lucie Perrin est corrigée.")
    keys.page.goto("/demo/courrier?pour=lucie@autre.exemple.fr")
    _says(keys, "Votre nouveau lien pour signer la charte")


def test_charter_is_issued_again_under_the_right_name(keys: Keys) -> None:
    keys.page.goto("/demo")
    keys.press("Entrer chez Rachid Belkacem")
    keys.page.goto(C)
    keys.follow("Corriger")
    keys.press("Enregistrer et voir la charte")
    _says(keys, "Chloé Nguyễn")
    keys.press("Émettre à nouveau la charte")
    _says(keys, "La nouvelle charte est émise.")
    keys.page.goto("/demo/courrier?pour=chloe.nguyen@exemple.fr")
    keys.follow("La charte de votre binôme a été mise à jour")
    keys.follow("http")
    keys.press("Ouvrir la charte")
    _says(keys, "s’écrit désormais")


def test_signature_on_paper_is_recorded(keys: Keys) -> None:
    pair_of(keys, "Aïcha Diallo")
    keys.follow("Signature sur papier")
    lay_down(keys, prop(keys.page, "/demo/feuille-signee.pdf"))
    keys.tick("J’ai l’original sous les yeux")
    keys.press("Enregistrer")
    _says(keys, "Signature sur papier enregistrée.")


def test_text_is_written_compared_and_published(keys: Keys) -> None:
    keys.page.goto("/demo")
    keys.press("Entrer chez Rachid Belkacem")
    keys.page.goto(f"{C}/reglages/charte/modifier")
    keys.write("Texte de la charte", TEXT)
    keys.press("Voir l’aperçu")
    expect(keys.page.get_by_role("region", name="Aperçu").get_by_text("bénévole")).to_be_visible()
    keys.press("Enregistrer le brouillon")
    keys.follow("Publier")
    keys.press("Publier")
    _says(keys, "La version 2 est publiée.")
    keys.page.goto("/programmes/installation-liberale/charte")
    _says(keys, "Le mentorat est libre et bénévole.")


def test_preview_follows_what_is_typed(window: Page, first_day: None) -> None:
    hand = Mouse(window)
    window.goto("/demo")
    hand.press("Entrer chez Rachid Belkacem")
    window.goto(f"{C}/reglages/charte/modifier")
    hand.write("Texte de la charte", TEXT)
    shown = window.get_by_role("region", name="Aperçu")
    expect(shown.get_by_role("listitem").filter(has_text="Questionner")).to_be_visible()
    hand.write("Texte de la charte", "# Charte\n\n<script>alert(1)</script>\n\nPour **{{ mentor }}** et {{inconnu}}.")
    expect(shown).not_to_contain_text("Questionner")
    expect(window.get_by_role("textbox", name="Texte de la charte")).to_be_focused()
    assert window.url.endswith("/reglages/charte/modifier")
