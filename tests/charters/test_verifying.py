"""The public page that says whether a charter is known, by its code, and names nobody."""

import pytest
from app.core.database import db

from tests.charters.cast import Signing, sign_all
from tests.support.pages import PageClient


def test_form_alone_says_nothing(client: PageClient) -> None:
    assert client.get("/verifier").title == "Vérifier une charte signée"


@pytest.mark.parametrize("typed", ["", "abc", "K7QF-2MX0", "K7QF-2MXT-9", "<script>", "é" * 8])
def test_what_is_no_code_is_asked_again_and_kept(client: PageClient, typed: str) -> None:
    page = client.get(f"/verifier?code={typed}", status=422)
    assert page.errors() == ["Écrivez le code imprimé en bas du PDF"]
    assert page.one("input", id="code").get("value") == typed


def test_unknown_code_is_said_so(client: PageClient) -> None:
    assert client.get("/verifier?code=K7QF-2MXT").has("Aucune charte ne porte ce code.")


def test_open_charter_is_known_and_not_yet_signed(client: PageClient, signing: Signing) -> None:
    db.session.commit()
    assert client.get(f"/verifier?code={signing.charter.code}").has("elle n’est pas signée par tous")


def test_signed_charter_shows_its_fingerprint_and_no_name(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing)
    typed = signing.charter.code.lower().replace("-", " ")
    page = client.get(f"/verifier?code={typed}")
    assert page.has("signée par trois personnes")
    assert page.has(signing.charter.frozen_sha256)
    for slot in signing.charter.slots:
        assert not page.has(slot.name)
