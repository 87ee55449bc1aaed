"""The last day to sign is over at midnight in Paris, whether or not the worker has said so yet."""

import pytest
from app.charters.errors import NothingToRemind, SignatureNotAwaited
from app.charters.models import CharterState, Party, SlotState
from app.charters.services import Sheet, check_sheet, correct_address, expire_charters, remind, send_reminders, sign
from app.core import clock
from app.core.database import db
from flask import Flask

from tests.charters.cast import ADA, RACHID, Signing, declare, opened, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.mailbox import code_in


def at_midnight(now: FixedClock, signing: Signing) -> None:
    """Midnight has just struck on the last day to sign; the worker sleeps."""
    last = signing.charter.sign_by
    now.set(last.year, last.month, last.day, 23, 59, 59)
    now.advance(seconds=1)


def asked_for_a_code(client: Visitor, signing: Signing) -> str:
    client.follow(declare(client, opened(client, signing.path(Party.MENTOR)), "Ada Lovelace"))
    return code_in(last_letter(ADA))


def test_signing_in_the_last_second_is_in_time(client: Visitor, signing: Signing, now: FixedClock) -> None:
    last = signing.charter.sign_by
    now.set(last.year, last.month, last.day, 23, 59, 59)
    code = asked_for_a_code(client, signing)
    sign(signing.slot(Party.MENTOR), code)
    db.session.commit()
    assert signing.slot(Party.MENTOR).state is SlotState.SIGNED


def test_signing_at_midnight_is_too_late(client: Visitor, signing: Signing, now: FixedClock) -> None:
    code = asked_for_a_code(client, signing)
    at_midnight(now, signing)
    with pytest.raises(SignatureNotAwaited):
        sign(signing.slot(Party.MENTOR), code)
    db.session.rollback()
    page = client.get("/signer", status=410)
    assert page.has("La date limite pour signer est passée")
    assert signing.slot(Party.MENTOR).state is SlotState.PENDING
    assert expire_charters(clock.now()) == 1


def test_nobody_is_asked_or_recorded_after_midnight(app: Flask, signing: Signing, now: FixedClock) -> None:
    at_midnight(now, signing)
    before = len(letters_to(ADA))
    with pytest.raises(NothingToRemind):
        remind(signing.charter, actor="command")
    assert send_reminders(clock.now()) == 0
    slot = signing.slot(Party.MENTOR)
    with pytest.raises(SignatureNotAwaited):
        correct_address(slot, "ada@autre.fr", seen=slot.email, actor="command")
    db.session.rollback()
    sheet = Sheet((Party.MENTOR,), signing.charter.sign_by)
    with pytest.raises(SignatureNotAwaited):
        check_sheet(signing.charter, sheet, actor="command")
    assert signing.charter.state is CharterState.OPEN
    assert len(letters_to(ADA)) == before
    staff = Visitor(app)
    sign_in(staff, RACHID)
    assert staff.get(f"/coordination/local/binomes/{signing.pair.ref}").has(signing.charter.reference)


def test_an_answer_that_is_late_is_no_longer_promised(
    client: Visitor, app: Flask, signing: Signing, now: FixedClock
) -> None:
    sign_all(client, signing, Party.MENTOR)
    page = opened(client, signing.path(Party.MENTEE))
    client.submit(client.get(page.link("Je ne souhaite pas signer")), "Refuser de signer", reason="time")
    soon, late = "revient vers vous au plus tard le lundi 19", "devait revenir vers vous au plus tard le lundi 19"
    promises = (soon, late, "savent que vous revenez vers eux"), (late, soon, "attendaient votre réponse")
    for day, (said, gone, told) in zip((19, 20), promises, strict=True):
        now.set(2026, 10, day, 0, 1)
        for party, status in ((Party.MENTOR, 200), (Party.MENTEE, 410)):
            page = client.get(signing.path(party), status=status)
            assert page.has(said)
            assert not page.has(gone)
        staff = Visitor(app)
        sign_in(staff, RACHID)
        assert staff.get(f"/coordination/local/binomes/{signing.pair.ref}").has(f"{told} au plus tard le lundi 19")
