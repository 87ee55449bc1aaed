"""The six digits, and the receipt that follows."""

import json
from datetime import timedelta

import pytest
from app.charters.errors import (
    SigningCodeGone,
    TooManyCodes,
)
from app.charters.models import Party, SigningCode
from app.charters.queries import (
    chain_of,
    code_of,
)
from app.charters.rules import CODE_LIFE
from app.charters.services import (
    Statement,
    request_code,
    send_code_again,
    sign,
)
from app.core import clock
from app.core.database import db
from sqlalchemy import update

from tests.charters.cast import ADA, Signing, sign_all
from tests.support.letters import last_letter
from tests.support.mailbox import code_in
from tests.support.pages import PageClient


def test_a_code_dies_after_a_quarter_of_an_hour_and_when_a_newer_one_leaves(signing: Signing) -> None:
    slot = signing.slot(Party.MENTOR)
    request_code(slot, Statement("Ada Lovelace", "Je m’engage"))
    db.session.commit()
    first = code_in(last_letter(ADA))
    assert send_code_again(slot) is False, "one a minute"
    _age_the_code(60)
    assert send_code_again(slot) is True
    db.session.commit()
    second = code_in(last_letter(ADA))
    if first != second:
        with pytest.raises(Exception, match="signing_code_wrong"):
            sign(slot, first)
    _age_the_code(15 * 60)
    with pytest.raises(SigningCodeGone):
        sign(slot, second)


def test_codes_are_not_mailed_without_end(signing: Signing) -> None:
    slot = signing.slot(Party.MENTOR)
    request_code(slot, Statement("Ada Lovelace", "Je m’engage"))
    for _ in range(5):
        _age_the_code(60)
        assert send_code_again(slot)
    _age_the_code(60)
    with pytest.raises(TooManyCodes):
        send_code_again(slot)


def test_a_code_belongs_to_one_place(signing: Signing) -> None:
    request_code(signing.slot(Party.MENTOR), Statement("Ada Lovelace", "Je m’engage"))
    db.session.commit()
    code = code_in(last_letter(ADA))
    with pytest.raises(SigningCodeGone):
        sign(signing.slot(Party.MENTEE), code)
    held = code_of(signing.slot(Party.MENTOR))
    assert held is not None
    assert code not in held.code_hash


def test_the_receipt_says_what_proves_the_signature(client: PageClient, signing: Signing) -> None:
    sign_all(client, signing, Party.MENTOR)
    receipt = last_letter(ADA)
    event = next(each for each in chain_of(signing.charter) if each.kind == "signed")
    assert receipt.name == "signing_receipt"
    for proof in (signing.charter.reference, signing.charter.frozen_sha256, event.hash, f"n° {event.number}"):
        assert proof in receipt.text.replace("\u00a0", " ")
    assert event.facts["consent"] == "J’ai lu la charte et je m’engage à la respecter"
    assert "Lovelace" not in json.dumps(event.facts)
    assert event.personal["typed_name"]["value"] == "Ada Lovelace"


def _age_the_code(seconds: int) -> None:
    """Codes live in real time: make the one held older."""
    created = clock.real_now() - timedelta(seconds=seconds)
    db.session.execute(update(SigningCode).values(created_at=created, expires_at=created + CODE_LIFE))
    db.session.expire_all()
