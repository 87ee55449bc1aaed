"""A host who rewrites the register, guards taken down and every hash made again, is exposed by the receipts mailed."""

import hashlib
from collections.abc import Callable

from app.charters import guards
from app.charters.models import CharterEvent, FileKind
from app.charters.queries import broken_event, chain_of, event_body, file_of
from app.charters.rules import GENESIS, event_hash
from app.core.database import db

from tests.charters.cast import ADA, HOST, MILO, Signing
from tests.charters.receipts import Receipt, receipt_of

Forgery = Callable[[list[CharterEvent]], list[CharterEvent]]


def receipts() -> list[Receipt]:
    return [receipt_of(email) for email in (ADA, MILO, HOST)]


def rewritten(signing: Signing, forge: Forgery) -> list[CharterEvent]:
    """What the register would be after a forgery done with care: numbered and hashed again from end to end."""
    charter = signing.charter
    guards.drop_guards(db.session.connection(), guards.GUARDS)
    genuine = list(chain_of(charter))
    forged = forge([copy(event) for event in genuine])
    for event in genuine:
        db.session.delete(event)
    db.session.flush()
    before = GENESIS
    for number, event in enumerate(forged, 1):
        event.number, event.previous_hash = number, before
        event.hash = before = event_hash(event_body(charter, event), before)
        db.session.add(event)
    db.session.flush()
    assert broken_event(charter) is None, "the forgery must look whole"
    return list(chain_of(charter))


def copy(event: CharterEvent) -> CharterEvent:
    names = ("charter_id", "at", "kind", "actor", "facts", "personal")
    return CharterEvent(**{name: getattr(event, name) for name in names})


def test_a_receipt_says_which_document_and_which_event(sealed: Signing) -> None:
    charter = sealed.charter
    chain, frozen = list(chain_of(charter)), file_of(charter, FileKind.FROZEN)
    assert frozen is not None
    for receipt in receipts():
        assert receipt.reference == charter.reference
        assert receipt.document == charter.frozen_sha256 == hashlib.sha256(frozen.content).hexdigest()
        assert receipt.holds(chain)
        assert chain[receipt.number - 1].kind == "signed"
        assert receipt.path == f"/verifier?code={charter.code}&recu={receipt.digest}"
    assert len({receipt.number for receipt in receipts()}) == 3
    db.session.rollback()


def test_a_letter_gives_the_time_of_the_signature_with_its_zone(sealed: Signing) -> None:
    from tests.support.letters import letters_to

    (letter,) = (mail for mail in letters_to(ADA) if mail.name == "signing_receipt")
    assert letter.subject == "Votre reçu de signature"
    assert "le 12\u00a0octobre 2026 à 10\u00a0h (heure de Paris)" in letter.text
    assert "prouver, sans nous" in letter.text


def test_changing_any_event_is_seen_by_every_later_receipt(sealed: Signing) -> None:
    kept = receipts()
    for place in range(max(receipt.number for receipt in kept)):

        def forge(chain: list[CharterEvent], place: int = place) -> list[CharterEvent]:
            chain[place].facts = {**chain[place].facts, "consent": "autre chose"}
            return chain

        forged = rewritten(sealed, forge)
        assert [receipt.holds(forged) for receipt in kept] == [receipt.number <= place for receipt in kept]
        db.session.rollback()


def test_who_signed_and_when_cannot_be_moved(sealed: Signing) -> None:
    kept = receipts()
    first = min(receipt.number for receipt in kept) - 1

    def earlier(chain: list[CharterEvent]) -> list[CharterEvent]:
        chain[first].at = chain[first].at.replace(year=2025)
        return chain

    def other(chain: list[CharterEvent]) -> list[CharterEvent]:
        chain[first].actor = "somebody-else"
        return chain

    for forge in (earlier, other):
        forged = rewritten(sealed, forge)
        assert not any(receipt.holds(forged) for receipt in kept)
        db.session.rollback()


def test_truncation_is_seen_by_every_receipt_cut_off(sealed: Signing) -> None:
    kept = receipts()
    for length in range(max(receipt.number for receipt in kept)):
        forged = rewritten(sealed, lambda chain, length=length: chain[:length])  # type: ignore[misc]  # bound now
        assert [receipt.holds(forged) for receipt in kept] == [receipt.number <= length for receipt in kept]
        db.session.rollback()


def test_insertion_and_removal_are_seen(sealed: Signing) -> None:
    kept = receipts()
    added = rewritten(sealed, lambda chain: [chain[0], copy(chain[0]), *chain[1:]])
    assert not any(receipt.holds(added) for receipt in kept)
    db.session.rollback()
    removed = rewritten(sealed, lambda chain: [chain[0], *chain[2:]])
    assert not any(receipt.holds(removed) for receipt in kept)
    db.session.rollback()


def test_reordering_is_seen(sealed: Signing) -> None:
    kept = receipts()
    forged = rewritten(sealed, lambda chain: [chain[0], chain[2], chain[1], *chain[3:]])
    assert not any(receipt.holds(forged) for receipt in kept)
    db.session.rollback()


def test_a_forgery_without_care_breaks_the_chain_itself(sealed: Signing) -> None:
    charter = sealed.charter
    guards.drop_guards(db.session.connection(), guards.GUARDS)
    chain = chain_of(charter)
    chain[3].facts = {**chain[3].facts, "party": "host"}
    db.session.flush()
    assert broken_event(charter) == 4
    db.session.rollback()


def test_another_document_under_the_same_signatures_breaks_the_chain(sealed: Signing) -> None:
    kept, charter = receipts(), sealed.charter
    guards.drop_guards(db.session.connection(), guards.GUARDS)
    charter.frozen_sha256 = "f" * 64
    db.session.flush()
    assert broken_event(charter) == 1
    assert all(receipt.document != charter.frozen_sha256 for receipt in kept)
    db.session.rollback()
