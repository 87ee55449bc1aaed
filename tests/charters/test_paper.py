"""Signatures on paper: recorded once, binding like the others, told to those who gave them."""

from datetime import date

import pytest
from app.access.services import find_or_create_person
from app.charters.errors import AlreadySigned, NotTheirTurn, PaperDayRefused, PaperMoved, SignatureNotAwaited
from app.charters.models import CharterState, Means, PaperDraft, PaperScan, Party, SigningCode, SlotState
from app.charters.queries import broken_event, chain_of, paper_scans
from app.charters.services import (
    Sheet,
    Statement,
    confirm_paper,
    decline,
    forget_drafts,
    lay_down,
    open_link,
    record_paper,
    request_code,
)
from app.core import clock
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.errors import OwnPair
from app.pairing.models import PairState
from sqlalchemy import select

from tests.charters.cast import ADA, HOST, MILO, RACHID, Signing, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to
from tests.support.mailbox import code_in

SCAN = b"%PDF-1.7 a copy"
ISSUED = date(2026, 10, 12)
MEMBERS = (Party.MENTOR, Party.MENTEE)


@pytest.fixture
def rachid(signing: Signing) -> str:
    return find_or_create_person(RACHID, first_name="Rachid", last_name="Meyer").ref


def record(signing: Signing, actor: str, *parties: Party, on: date = ISSUED, scan: bytes = SCAN) -> None:
    record_paper(signing.charter, Sheet(parties, on), scan, actor=actor)
    db.session.commit()


def test_one_member_on_paper_then_the_others_online(client: Visitor, signing: Signing, rachid: str) -> None:
    record(signing, rachid, Party.MENTEE)
    slot = signing.slot(Party.MENTEE)
    assert (slot.state, slot.means, slot.signed_on) == (SlotState.SIGNED, Means.PAPER, ISSUED)
    assert signing.charter.state is CharterState.OPEN
    assert [mail.name for mail in letters_to(HOST)] == []
    sign_all(client, signing, Party.MENTOR, Party.HOST)
    charter = signing.charter
    assert charter.state is CharterState.COMPLETE
    assert charter.pair.state is PairState.ACTIVE
    assert broken_event(charter) is None
    assert signing.slot(Party.MENTOR).means is Means.ONLINE


def test_all_three_on_one_sheet(signing: Signing, rachid: str) -> None:
    record(signing, rachid, *MEMBERS, Party.HOST)
    charter = signing.charter
    assert charter.state is CharterState.COMPLETE
    kinds = [event.kind for event in chain_of(charter)]
    assert kinds[-4:] == ["paper_recorded", "paper_recorded", "paper_recorded", "completed"]
    assert broken_event(charter) is None
    assert len(paper_scans(charter)) == 1
    assert "charter_to_countersign" not in [mail.name for mail in letters_to(HOST)]


def test_both_members_on_one_sheet_ask_the_host(signing: Signing, rachid: str) -> None:
    record(signing, rachid, *MEMBERS)
    assert last_letter(HOST).name == "charter_to_countersign"
    record(signing, rachid, Party.HOST, scan=b"%PDF-1.7 another")
    assert [scan.number for scan in paper_scans(signing.charter)] == [1, 2]
    assert signing.charter.state is CharterState.COMPLETE


def test_each_is_told_with_a_receipt_that_the_register_holds(signing: Signing, rachid: str) -> None:
    record(signing, rachid, *MEMBERS)
    events = {event.facts["party"]: event for event in chain_of(signing.charter) if event.kind == "paper_recorded"}
    for party, address in ((Party.MENTOR, ADA), (Party.MENTEE, MILO)):
        letter = last_letter(address)
        event = events[party.value]
        assert letter.name == "paper_receipt"
        assert event.hash in letter.text
        assert event.facts["scan_sha256"] in letter.text
        assert f"/verifier?code={signing.charter.code}&recu={event.hash}" in letter.text
        assert event.actor == rachid
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "charter_paper_recorded")).all()
    assert len(entry) == 2


def test_links_and_codes_of_whoever_signed_on_paper_are_dead(client: Visitor, signing: Signing, rachid: str) -> None:
    path = signing.path(Party.MENTOR)
    slot = open_link(path.removeprefix("/signer/"))
    request_code(slot, Statement("Ada Lovelace", "Je m’engage"))
    db.session.commit()
    assert code_in(last_letter(ADA))
    record(signing, rachid, Party.MENTOR)
    assert db.session.scalars(select(SigningCode)).all() == []
    page = client.get(path)
    assert page.has("Vous avez signé sur papier, le 12 octobre 2026. Votre reçu est dans vos e-mails.")
    assert "Ouvrir" not in page.text
    assert client.get(signing.path(Party.MENTEE)).has("Ouvrir la charte")


def test_the_host_never_stands_before_a_member(signing: Signing, rachid: str) -> None:
    for parties in ((Party.HOST,), (Party.MENTOR, Party.HOST)):
        with pytest.raises(NotTheirTurn):
            record(signing, rachid, *parties)
    record(signing, rachid, Party.MENTEE)
    record(signing, rachid, Party.MENTOR, Party.HOST)
    assert signing.charter.state is CharterState.COMPLETE


def test_nobody_signs_twice_whatever_the_means(client: Visitor, signing: Signing, rachid: str) -> None:
    sign_all(client, signing, Party.MENTOR)
    with pytest.raises(AlreadySigned):
        record(signing, rachid, *MEMBERS)
    assert signing.slot(Party.MENTEE).state is SlotState.PENDING, "all of the sheet, or nothing"
    assert db.session.scalars(select(PaperScan)).all() == []
    record(signing, rachid, Party.MENTEE)
    with pytest.raises(AlreadySigned):
        record(signing, rachid, Party.MENTEE)


def test_the_day_stands_between_the_issue_and_today(signing: Signing, rachid: str, now: FixedClock) -> None:
    now.advance(days=5)
    for day, problem in ((date(2026, 10, 11), "before_issue"), (date(2026, 10, 18), "in_future")):
        with pytest.raises(PaperDayRefused) as refused:
            record(signing, rachid, Party.MENTOR, on=day)
        assert refused.value.params == {"problem": problem}
    record(signing, rachid, *MEMBERS, on=date(2026, 10, 16))
    with pytest.raises(PaperDayRefused) as refused:
        record(signing, rachid, Party.HOST, on=date(2026, 10, 15))
    assert refused.value.params == {"problem": "before_members"}
    record(signing, rachid, Party.HOST, on=date(2026, 10, 17))


def test_a_charter_that_ended_takes_no_paper(signing: Signing, rachid: str) -> None:
    decline(signing.slot(Party.MENTOR), "time")
    db.session.commit()
    with pytest.raises(SignatureNotAwaited):
        record(signing, rachid, Party.MENTEE)


def test_staff_record_nothing_in_a_pair_they_are_in(signing: Signing) -> None:
    ada = find_or_create_person(ADA, first_name="Ada", last_name="Lovelace").ref
    with pytest.raises(OwnPair):
        record(signing, ada, Party.MENTEE)


def test_a_copy_binds_nobody_until_it_is_confirmed(signing: Signing, rachid: str, now: FixedClock) -> None:
    sheet = Sheet(MEMBERS, ISSUED)
    first = sheet.stamp(lay_down(signing.charter, sheet, SCAN, actor=rachid).sha256)
    second = sheet.stamp(lay_down(signing.charter, sheet, b"%PDF another", actor=rachid).sha256)
    assert len(db.session.scalars(select(PaperDraft)).all()) == 1
    assert signing.slot(Party.MENTEE).state is SlotState.PENDING
    lay_down(signing.charter, sheet, b"%PDF another", actor=rachid)
    db.session.commit()
    with pytest.raises(PaperMoved):
        confirm_paper(signing.charter, seen=first, actor=rachid)
    assert len(confirm_paper(signing.charter, seen=second, actor=rachid)) == 2
    db.session.commit()
    assert db.session.scalars(select(PaperDraft)).all() == []
    assert confirm_paper(signing.charter, seen=second, actor=rachid) == [], "a second click"
    with pytest.raises(PaperMoved):
        confirm_paper(signing.charter, seen=first, actor=rachid)


def test_a_copy_that_nobody_confirms_is_gone_within_a_day(signing: Signing, rachid: str, now: FixedClock) -> None:
    lay_down(signing.charter, Sheet(MEMBERS, ISSUED), SCAN, actor=rachid)
    db.session.commit()
    assert forget_drafts(clock.now()) == 0
    now.advance(hours=24)
    assert forget_drafts(clock.now()) == 1
