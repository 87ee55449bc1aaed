"""A receipt against the register: it holds, or the page says what was done to the register and what to do."""

import pytest
from app.charters import guards
from app.charters.models import CharterEvent, Party
from app.charters.queries import chain_of
from app.core.database import db
from sqlalchemy import delete, update

from tests.charters.cast import ADA, MILO, Signing, make_pair
from tests.charters.receipts import receipt_of
from tests.charters.test_verifying_pages import nobody_is_named_on
from tests.support.pages import PageClient

WHAT_TO_DO = "Gardez votre reçu : il prouve ce que le registre disait le jour où vous avez signé."


def without_guards() -> None:
    """Become a host who owns the server."""
    guards.drop_guards(db.session.connection(), guards.GUARDS)


def test_the_link_of_the_letter_opens_on_the_answer(client: PageClient, signed: Signing) -> None:
    receipt = receipt_of(ADA)
    page = client.get(receipt.path)
    assert page.has("Ce reçu est bien dans le registre.")
    assert page.has(f"Maillon n° {receipt.number}, le 12 octobre 2026 à 10 h (heure de Paris) : signature du mentor.")
    assert page.has(signed.charter.reference)
    assert not page.has(WHAT_TO_DO)
    nobody_is_named_on(page)


@pytest.mark.parametrize("change", [str.upper, lambda text: f" {text[:32]}\n {text[32:]}. ", lambda text: f"«{text}»"])
def test_whatever_is_pasted_around_it(client: PageClient, signed: Signing, change: object) -> None:
    assert callable(change)
    page = client.get("/verifier", query_string={"recu": change(receipt_of(MILO).digest), "code": ""})
    assert page.has("signature de la personne mentorée")


@pytest.mark.parametrize("typed", ["", "abc", "g" * 64, "a" * 65, "é" * 64])
def test_what_is_no_receipt_is_asked_again(client: PageClient, typed: str) -> None:
    page = client.get("/verifier", query_string={"recu": typed}, status=422)
    assert page.errors() == ["Collez l’empreinte de votre reçu, ses 64 caractères"]


def test_a_code_that_is_none_is_asked_again(client: PageClient) -> None:
    page = client.get("/verifier", query_string={"recu": "a" * 64, "code": "abc"}, status=422)
    assert page.errors() == ["Écrivez le code imprimé en bas du PDF"]


def test_a_receipt_nobody_knows(client: PageClient, signed: Signing) -> None:
    page = client.get(f"/verifier?recu={'a' * 64}")
    assert page.has("Aucune charte ne porte ce reçu.")
    page = client.get(f"/verifier?recu={'a' * 64}&code={signed.charter.code}")
    assert page.has("Ce reçu n’est pas dans le registre de cette charte.")
    assert page.has(WHAT_TO_DO)


def test_a_receipt_of_another_charter_says_nothing_of_it(client: PageClient, signed: Signing) -> None:
    other = Signing(signed.programme, make_pair(signed.programme, 2))
    page = client.get(f"/verifier?recu={receipt_of(ADA).digest}&code={other.charter.code}")
    assert page.has("Ce reçu est celui d’une autre charte.")
    assert not page.has(signed.charter.reference)


def test_a_rewritten_signature_is_exposed(client: PageClient, signed: Signing) -> None:
    receipt, charter = receipt_of(ADA), signed.charter
    without_guards()
    event = chain_of(charter)[receipt.number - 1]
    event.facts = {**event.facts, "party": Party.MENTEE.value}
    db.session.commit()
    page = client.get(receipt.path)
    assert page.has("Le registre a été réécrit après votre signature.")
    assert page.has(f"La chaîne ne tient plus à partir du maillon n° {receipt.number}.")
    assert page.has("n’est plus fiable")
    assert page.has(WHAT_TO_DO)


def test_what_is_rewritten_after_a_signature_leaves_it_standing(client: PageClient, signed: Signing) -> None:
    receipt, charter = receipt_of(ADA), signed.charter
    last = len(chain_of(charter))
    mine = CharterEvent.charter_id == charter.id
    without_guards()
    db.session.execute(update(CharterEvent).where(mine, CharterEvent.number == last).values(kind="cancelled"))
    db.session.commit()
    page = client.get(receipt.path)
    assert page.has(f"La chaîne ne tient plus à partir du maillon n° {last}.")
    assert page.has("Votre signature vient avant, et tient encore.")


def test_a_register_cut_short_is_exposed_to_those_who_remain(client: PageClient, signed: Signing) -> None:
    first, second = sorted((receipt_of(ADA), receipt_of(MILO)), key=lambda each: each.number)
    charter_id = signed.charter.id
    without_guards()
    later = CharterEvent.number > first.number
    db.session.execute(delete(CharterEvent).where(CharterEvent.charter_id == charter_id, later))
    db.session.commit()
    assert client.get(first.path).has("Il manque des maillons au registre.")
    assert client.get(second.path).has("Ce reçu n’est pas dans le registre de cette charte.")
    assert client.get(f"/verifier?code={signed.charter.code}").has("il a été tronqué")
