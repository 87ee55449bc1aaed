"""What pages say once retention has passed: no name, no file, and what people kept is still recognised."""

from io import BytesIO

import pytest
from app.charters.attention import find
from app.charters.errors import CharterErased
from app.charters.models import FileKind, Party
from app.charters.queries import file_of, snapshot_of
from app.charters.services import expire_charters
from flask import Flask

from tests.charters.cast import ADA, RACHID, Signing
from tests.charters.receipts import receipt_of
from tests.charters.test_erasing import run, signed
from tests.conftest import FixedClock
from tests.support.letters import sign_in
from tests.support.pages import PageClient
from tests.support.sealing import seal_charters

__all__ = ["signed"]


def test_pages_live_with_an_erased_charter(app: Flask, client: PageClient, signed: Signing, now: FixedClock) -> None:
    pair, slug, code = signed.pair.ref, signed.programme.slug, signed.charter.code
    link = signed.path(Party.MENTOR)
    now.set(2033, 1, 1)
    run(now)
    charter = signed.charter
    with pytest.raises(CharterErased):
        snapshot_of(charter)
    assert file_of(charter, FileKind.FINAL) is None
    page = client.get(f"/verifier?code={code}")
    assert page.has(charter.reference)
    assert not page.has("Lovelace")
    client.get(link, status=410)
    staff = PageClient(app)
    sign_in(staff, RACHID)
    assert staff.get(f"/coordination/{slug}/binomes/{pair}").has("Ces documents ont été effacés le 1er janvier 2033")
    staff.get(f"/coordination/{slug}/binomes/{pair}/charte.pdf", status=404)
    staff.get(f"/coordination/{slug}/binomes/{pair}/charte-a-signer.pdf", status=404)
    member = PageClient(app)
    sign_in(member, ADA)
    assert member.get(f"/mon-binome/{pair}").has("PDF effacé le 1er janvier 2033")
    member.get(f"/mon-binome/{pair}/charte.pdf", status=404)
    assert find(signed.programme.id, 0) == []
    assert seal_charters() == 0


def test_whoever_kept_the_file_or_a_receipt_can_still_check_it(
    client: PageClient, signed: Signing, now: FixedClock
) -> None:
    sealed, receipt = file_of(signed.charter, FileKind.FINAL), receipt_of(ADA)
    assert sealed is not None
    content = sealed.content
    now.set(2033, 1, 1)
    run(now)
    form = dict(client.get("/verifier").form("Vérifier le fichier").fields())
    for kept, authentic in ((content, True), (content[:-1] + b"x", False)):
        page = client.post("/verifier", {**form, "fichier": (BytesIO(kept), "charte.pdf")}, status=200)
        assert page.has("Cette charte est authentique.") is authentic
        assert not page.has("Lovelace")
    page = client.get(receipt.path)
    assert page.has(receipt.reference)
    assert page.has("Ce reçu est bien dans le registre.")
    assert page.has(f"Maillon n° {receipt.number}")


def test_a_pair_whose_erased_charter_came_to_nothing_can_have_another(
    app: Flask, signing: Signing, now: FixedClock
) -> None:
    now.set(2028, 1, 1)
    assert expire_charters(now()) == 1
    now.set(2029, 6, 1)
    assert run(now) == 1
    assert signing.charter.erased_at is not None
    staff, here = PageClient(app), f"/coordination/local/binomes/{signing.pair.ref}"
    sign_in(staff, RACHID)
    page = staff.get(staff.get(here).link("Émettre à nouveau la charte"))
    assert page.has("Ce que disait la charte CM-2026-0001 a été effacé, au terme de sa conservation")
    page = staff.follow(staff.submit(page, "Émettre à nouveau la charte"))
    assert page.has("CM-2029-0001")
    assert page.has("Personne n’avait signé")
