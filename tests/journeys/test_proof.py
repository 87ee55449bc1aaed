"""From the third signature to the proof: sealed, mailed, then verified by strangers; the key that comes back."""

from collections.abc import Iterator

import pytest
from app.charters.due import SEALER
from app.charters.services import Sealer
from app.core.clock import now as story_now
from app.operations.services import do_what_is_due
from flask import Flask

from tests.journeys import proof
from tests.journeys.walk import Walked, walk
from tests.support import tampering
from tests.support.mailbox import letters


@pytest.fixture
def keyless(app: Flask) -> Iterator[Flask]:
    """A server whose worker was given no key."""
    before = app.config["BINOME"], app.extensions[SEALER]
    app.config["BINOME"] = before[0].model_copy(update={"seal_key": before[0].data_dir / "none.p12"})
    app.extensions[SEALER] = Sealer(app.config["BINOME"])
    yield app
    app.config["BINOME"], app.extensions[SEALER] = before


def _is_proven(walked: Walked) -> None:
    """Strangers are told the truth by file, by code and by each of the receipts, and no name."""
    stranger = walked.road.browser()
    sealed = {proof.sealed_file(address) for address in walked.addresses}
    assert len(sealed) == 1
    pages = [proof.by_file(stranger, *sealed), proof.by_code(stranger, *sealed)]
    assert pages[0].has("Cette charte est authentique.")
    assert pages[1].has("signée par trois personnes")
    receipts = [proof.by_receipt(stranger, address) for address in walked.addresses]
    for page in receipts:
        assert page.has("Ce reçu est bien dans le registre.")
        assert page.has("rien n’a été réécrit depuis")
    for page in pages + receipts:
        assert not page.has(walked.mentor.full_name)
        assert not page.has(walked.mentee.full_name)


def test_signed_charter_is_proven_to_strangers(app: Flask) -> None:
    walked = walk(app, "rolling")
    do_what_is_due(story_now())
    _is_proven(walked)
    stranger, sealed = walked.road.browser(), proof.sealed_file(walked.mentor.email)
    changed = next(data for _, data in tampering.one_bit_changes(sealed, 1))
    assert proof.by_file(stranger, changed).has("modifié depuis le scellement")
    assert proof.by_file(stranger, tampering.with_an_update(sealed)).has("Notre cachet est intact sur le début")


def test_key_that_is_missing_delays_the_proof_alone(keyless: Flask) -> None:
    walked = walk(keyless, "cohort")
    turn = do_what_is_due(story_now())
    assert turn.failed == []
    member = walked.mentor_browser
    assert member.follow(member.get("/mon-binome", status=303)).has(walked.mentee.full_name)
    assert [letters(address, "charter_signed") for address in walked.addresses] == [[], [], []]
    board = walked.rachid.get(f"/coordination/{walked.road.slug}")
    assert board.has("1 charte signée attend le PDF final. Prévenez la personne qui tient le serveur")
    sound = keyless.config["BINOME"].data_dir / "seal" / "seal.p12"
    lacking = keyless.config["BINOME"].seal_key
    lacking.write_bytes(sound.read_bytes())
    try:
        do_what_is_due(story_now())
    finally:
        lacking.unlink()
    assert [len(letters(address, "charter_signed")) for address in walked.addresses] == [1, 1, 1]
    assert not walked.rachid.get(f"/coordination/{walked.road.slug}").has("attend le PDF final")
    _is_proven(walked)
