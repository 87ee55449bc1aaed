"""Somebody signs in the very second when the coordination corrects their address or replaces their charter."""

import threading
from collections.abc import Callable

import pytest
from app.charters.errors import AlreadySigned, CharterMovedOn
from app.charters.models import CharterState, Party, SlotState
from app.charters.queries import broken_event, chain_of, charters_of_pair, slot_by_ref, slot_of
from app.charters.services import correct_address, issue_again, renewal_of
from app.core.database import begin_writing, db
from app.pairing.queries import pair_by_ref
from flask import Flask

from tests.charters.cast import Signing, make_pair, make_programme
from tests.charters.test_concurrency import click, ready
from tests.support.letters import letters_to

ROUNDS = 6


def together(*deeds: Callable[[], object]) -> None:
    """Do these things at once, each in a thread of its own."""
    gate = threading.Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> None:
        gate.wait()
        deed()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def in_the_office(app: Flask, deed: Callable[[], object], refused: list[Exception]) -> None:
    begin_writing()
    with app.app_context():
        try:
            deed()
            db.session.commit()
        except (AlreadySigned, CharterMovedOn) as error:
            db.session.rollback()
            refused.append(error)
        finally:
            db.session.remove()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_an_address_is_corrected_or_the_signature_given_never_half_of_each(app: Flask, number: int) -> None:
    programme = make_programme()
    signing = Signing(programme, make_pair(programme, number))
    person = ready(app, signing, Party.MENTEE, number)
    refused: list[Exception] = []
    slot = signing.slot(Party.MENTEE)
    ref, former = slot.ref, slot.email
    db.session.rollback()

    def correct() -> None:
        correct_address(slot_by_ref(ref), "nouveau@exemple.fr", seen=former, actor="command")

    together(lambda: click(app, person), lambda: in_the_office(app, correct, refused))
    slot, kinds = signing.slot(Party.MENTEE), [each.kind for each in chain_of(signing.charter)]
    assert broken_event(signing.charter) is None
    if slot.state is SlotState.SIGNED:
        assert (slot.email, len(refused)) == (former, 1)
        assert "email_corrected" not in kinds
        assert letters_to("nouveau@exemple.fr") == []
    else:
        assert (slot.email, len(refused)) == ("nouveau@exemple.fr", 0)
        assert "signed" not in kinds


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_charter_is_replaced_before_or_not_at_all(app: Flask, number: int) -> None:
    programme = make_programme()
    signing = Signing(programme, make_pair(programme, number))
    person = ready(app, signing, Party.MENTEE, number)
    refused: list[Exception] = []
    ref, seen = signing.pair.ref, renewal_of(signing.charter.pair).seen
    pair_id = signing.charter.pair_id
    db.session.rollback()

    def replace() -> None:
        issue_again(pair_by_ref(ref), actor="command", seen=seen)

    office = [lambda: in_the_office(app, replace, refused)] * 2
    together(lambda: click(app, person), *office)
    charters = charters_of_pair(pair_id)
    signed = slot_of(charters[-1], Party.MENTEE).state is SlotState.SIGNED
    assert [each.state for each in charters] == (
        [CharterState.OPEN] if signed else [CharterState.OPEN, CharterState.SUPERSEDED]
    )
    assert len(refused) == (2 if signed else 0), "the same person asking twice gets the same charter"
    assert all(broken_event(each) is None for each in charters)
