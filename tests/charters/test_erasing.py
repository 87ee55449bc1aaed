"""Retention: documents and names go on their day; the register stays whole, names nobody and cannot be put back."""

from datetime import date

import pytest
from app.charters.models import (
    Charter,
    CharterEvent,
    CharterFile,
    CharterState,
    PaperScan,
    Party,
    SignatureSlot,
    SigningCode,
    SigningLink,
)
from app.charters.queries import broken_event, chain_of, charter_of_pair
from app.charters.rules import kept_until
from app.charters.services import decline, erase_charters, issue_again
from app.core.database import db
from app.core.journal import JournalEntry
from app.mail.due import forget_old_mail
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from tests.charters.cast import Signing, declare, opened, sign_all
from tests.charters.test_guards import paper_scan
from tests.conftest import FixedClock
from tests.support.contents import whole_database
from tests.support.pages import PageClient

UNDONE = (
    "UPDATE charter SET snapshot = x'00'",
    "UPDATE charter SET erased_at = NULL",
    "UPDATE charter SET erased_at = '2040-01-01', snapshot = x''",
    "UPDATE charter_file SET content = x'00'",
    "UPDATE charter_file SET content = x'', sha256 = 'x'",
    "DELETE FROM charter_file",
    "UPDATE signature_slot SET name = 'Ada'",
    "UPDATE signature_slot SET state = 'pending'",
    "DELETE FROM signature_slot",
    "DELETE FROM charter_event",
    "DELETE FROM charter",
)


@pytest.fixture
def signed(sealed: Signing) -> Signing:
    db.session.add(paper_scan(sealed.charter.id))
    db.session.commit()
    return sealed


def run(at: FixedClock) -> int:
    """What the worker does of it in one turn."""
    done = erase_charters(at())
    db.session.commit()
    return done


def test_documents_of_a_mentoring_go_five_years_after_its_last_day(signed: Signing, now: FixedClock) -> None:
    assert signed.pair.ends_on == date(2027, 10, 12)
    now.set(2032, 10, 12, 23, 59)
    assert run(now) == 0
    now.set(2032, 10, 13, 0, 1)
    assert run(now) == 1
    assert run(now) == 0


def test_the_register_keeps_numbers_hashes_dates_states_and_the_chain(signed: Signing, now: FixedClock) -> None:
    before = signed.charter
    kept = ("ref", "code", "reference", "state", "snapshot_sha256", "frozen_sha256", "issued_at", "completed_at")
    was = {name: getattr(before, name) for name in kept}
    hashes = [event.hash for event in chain_of(before)]
    files = {file.kind: (file.sha256, file.size) for file in db.session.scalars(select(CharterFile))}
    signed_at = [slot.signed_at for slot in before.slots]
    now.set(2033, 1, 1)
    assert run(now) == 1
    after = signed.charter
    assert {name: getattr(after, name) for name in kept} == was
    assert [event.hash for event in chain_of(after)] == hashes
    assert broken_event(after) is None
    assert {file.kind: (file.sha256, file.size) for file in db.session.scalars(select(CharterFile))} == files
    assert [slot.signed_at for slot in after.slots] == signed_at
    assert after.erased_at == now()


def test_no_name_no_address_and_no_document_are_left(signed: Signing, now: FixedClock) -> None:
    now.set(2033, 1, 1)
    run(now)
    forget_old_mail(now())
    db.session.commit()
    left = {
        name: repr(rows)
        for name, rows in whole_database().items()
        if name.startswith(("charter", "signature", "signing", "paper", "outbox", "journal"))
    }
    for word in ("Lovelace", "Łukasik", "Haddad", "ada@", "milo@", "presidente@", "%PDF", "paroles", "typed_name':"):
        found = [name for name, rows in left.items() if word in rows]
        assert found == (["charter_event"] if word == "typed_name':" else []), (word, found)
    assert [each.personal for each in db.session.scalars(select(CharterEvent)) if each.personal] == []
    for model in (PaperScan, SigningLink, SigningCode):
        assert db.session.scalars(select(model)).all() == []
    assert {row.snapshot for row in db.session.scalars(select(Charter))} == {b""}
    assert {row.content for row in db.session.scalars(select(CharterFile))} == {b""}
    assert [entry.act for entry in db.session.scalars(select(JournalEntry))][-1] == "charter_erased"


@pytest.mark.parametrize("statement", UNDONE)
def test_what_was_erased_cannot_be_put_back(signed: Signing, now: FixedClock, statement: str) -> None:
    now.set(2033, 1, 1)
    run(now)
    with pytest.raises(IntegrityError, match="kept as it is"):
        db.session.execute(text(statement))
    db.session.rollback()


def test_a_charter_never_signed_by_all_goes_a_year_after_it_closed(
    client: PageClient, signing: Signing, now: FixedClock
) -> None:
    declare(client, opened(client, signing.path(Party.MENTEE)), signing.slot(Party.MENTEE).name)
    decline(signing.slot(Party.MENTOR), "time")
    db.session.commit()
    assert db.session.scalars(select(SigningCode)).all() == []
    now.set(2027, 10, 12, 23)
    assert run(now) == 0
    now.set(2027, 10, 13, 1)
    assert run(now) == 1
    slots = db.session.scalars(select(SignatureSlot)).all()
    assert [(slot.name, slot.email, slot.called, slot.decline_reason) for slot in slots] == [("", "", "", "")] * 3
    assert broken_event(signing.charter) is None


def test_a_charter_that_was_replaced_goes_alone(client: PageClient, signing: Signing, now: FixedClock) -> None:
    former = signing.charter.id
    issue_again(signing.pair, actor="command")
    db.session.commit()
    sign_all(client, signing)
    now.set(2027, 10, 14)
    assert run(now) == 1
    newest = charter_of_pair(signing.pair.id)
    assert newest is not None
    assert newest.erased_at is None
    assert db.session.get_one(Charter, former).erased_at == now()


def test_one_that_is_being_signed_is_never_touched(signing: Signing, now: FixedClock) -> None:
    now.set(2060, 1, 1)
    assert run(now) == 0


def test_when_the_documents_of_a_charter_go() -> None:
    day, early = date(2027, 10, 12), date(2027, 2, 28)
    for state in (CharterState.COMPLETE, CharterState.SEALED):
        assert kept_until(state, ends_on=day, ended_early_on=None, closed_on=None) == date(2032, 10, 12)
        assert kept_until(state, ends_on=day, ended_early_on=early, closed_on=None) == date(2032, 2, 28)
        assert kept_until(state, ends_on=None, ended_early_on=None, closed_on=None) is None
    for state in (CharterState.DECLINED, CharterState.EXPIRED, CharterState.CANCELLED, CharterState.SUPERSEDED):
        assert kept_until(state, ends_on=day, ended_early_on=None, closed_on=early) == date(2028, 2, 28)
        assert kept_until(state, ends_on=day, ended_early_on=None, closed_on=date(2028, 2, 29)) == date(2029, 2, 28)
    assert kept_until(CharterState.OPEN, ends_on=day, ended_early_on=None, closed_on=None) is None
