"""A charter signed partly on paper: completed, sealed, and told as it is in the document that the three receive."""

import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from app.access.services import find_or_create_person
from app.charters.models import CharterEvent, CharterState, FileKind, Means, PaperScan, Party
from app.charters.queries import broken_event, file_of, signed_between
from app.charters.services import Sheet, record_paper
from app.core.database import db
from app.documents.scan import rewrite_scan
from flask import Flask
from sqlalchemy import select

from tests.charters.cast import ADA, MILO, RACHID, Signing, declare, opened, sign_all
from tests.charters.conftest import Visitor
from tests.conftest import FixedClock
from tests.documents import papers
from tests.documents.referees import broken_rules
from tests.support.letters import last_letter, letters_to, sign_in
from tests.support.mailbox import code_in
from tests.support.pdf import pdf_text
from tests.support.sealing import seal_charters


@pytest.fixture
def mixed(client: Visitor, signing: Signing, now: FixedClock) -> Signing:
    """Milo signed by hand on the 14th, recorded on the 16th; Ada and the host signed online."""
    actor = find_or_create_person(RACHID, first_name="Rachid", last_name="Meyer").ref
    now.advance(days=4)
    scan = rewrite_scan([papers.jpeg()], author="CPTS des Trois Vallées", at=datetime(2026, 10, 16, tzinfo=UTC))
    record_paper(signing.charter, Sheet((Party.MENTEE,), date(2026, 10, 14)), scan, actor=actor)
    db.session.commit()
    sign_all(client, signing, Party.MENTOR, Party.HOST)
    return signing


def test_the_final_document_says_which_signature_was_by_hand(mixed: Signing) -> None:
    assert seal_charters() == 1
    db.session.commit()
    charter = mixed.charter
    assert charter.state is CharterState.SEALED
    assert broken_event(charter) is None
    final = file_of(charter, FileKind.FINAL)
    assert final is not None
    said = " ".join(pdf_text(final.content).replace("\u00a0", " ").split())
    assert "Signé à la main sur papier le 14 octobre 2026" in said
    assert "Signature sur papier enregistrée, de Milo Łukasik" in said
    for address in (ADA, MILO):
        assert last_letter(address).attachments[0].content == final.content


def test_it_carries_the_copy_and_stays_archivable(mixed: Signing, tmp_path: Path) -> None:
    assert seal_charters() == 1
    final, scan = file_of(mixed.charter, FileKind.FINAL), db.session.scalars(select(PaperScan)).one()
    assert final is not None
    with pikepdf.open(io.BytesIO(final.content)) as document:
        carried = document.attachments["signature-papier-1.pdf"]
        assert carried.get_file().read_bytes() == scan.content
        assert carried.relationship == pikepdf.Name.Supplement
        assert set(document.attachments) == {"charte-approuvee.pdf", "preuve.json", "signature-papier-1.pdf"}
    assert broken_rules(final.content, tmp_path) == []


def test_dates_told_outside_are_those_on_paper(mixed: Signing) -> None:
    between = signed_between(mixed.charter)
    assert between is not None
    assert [each.date() for each in between] == [date(2026, 10, 14), date(2026, 10, 16)]


def test_the_file_and_the_receipt_are_known_to_the_register(client: Visitor, mixed: Signing) -> None:
    letter = next(mail for mail in letters_to(MILO) if mail.name == "paper_receipt")
    link = next(line for line in letter.text.splitlines() if "&recu=" in line)
    page = client.get(link.removeprefix("http://localhost"))
    assert page.has("CM-2026-0001") or "registre" in page.text
    assert "Milo" not in page.text


def test_the_pages_of_the_others_say_it_too(client: Visitor, signing: Signing) -> None:
    actor = find_or_create_person(RACHID, first_name="Rachid", last_name="Meyer").ref
    record_paper(signing.charter, Sheet((Party.MENTEE,), date(2026, 10, 12)), b"%PDF-", actor=actor)
    db.session.commit()
    assert opened(client, signing.path(Party.MENTOR)).has("Milo Łukasik a signé le 12 octobre 2026.")
    rachid = Visitor(client.app)
    sign_in(rachid, RACHID)
    page = rachid.get(f"/coordination/local/binomes/{signing.pair.ref}")
    assert page.has("Sur papier, le 12 octobre 2026")
    assert page.has("Feuille signée à la main")
    milo = Visitor(client.app)
    sign_in(milo, MILO)
    assert milo.get(f"/mon-binome/{signing.pair.ref}").has("Vous avez signé sur papier, le 12 octobre 2026.")


def test_online_and_on_paper_in_the_same_second_one_of_them(app: Flask, signing: Signing) -> None:
    ada, rachid = Visitor(app), Visitor(app)
    page = ada.follow(declare(ada, opened(ada, signing.path(Party.MENTOR)), "Ada Lovelace"))
    online = dict(page.form("Signer la charte").fields()) | {"code": code_in(last_letter(ADA))}
    sign_in(rachid, RACHID)
    path = f"/coordination/local/binomes/{signing.pair.ref}/charte/papier"
    token = dict(rachid.get(path).form("Continuer").fields())["csrf_token"]
    sheet = {"csrf_token": token, "parties": "mentor", "signed_on": "2026-10-12"}
    rachid.post(path, sheet | {"files": (io.BytesIO(papers.jpeg()), "a.jpg")}, content_type="multipart/form-data")
    paper = dict(rachid.get(f"{path}/verifier").form("Enregistrer").fields()) | {"original": "y"}
    db.session.rollback()

    def click(visitor: Visitor, to: str, data: dict[str, Any]) -> int:
        client = app.test_client()
        cookie = visitor.http.get_cookie("binome")
        assert cookie is not None
        client.set_cookie("binome", cookie.value)
        return client.post(to, data=data).status_code

    with ThreadPoolExecutor(max_workers=6) as threads:
        clicks = [
            threads.submit(click, *each)
            for each in ((ada, "/signer/code", online), (rachid, f"{path}/verifier", paper)) * 3
        ]
        statuses = Counter(each.result() for each in clicks)
    assert set(statuses) <= {303, 400, 403, 409}, statuses
    charter = signing.charter
    given = db.session.scalars(select(CharterEvent).where(CharterEvent.kind.in_(("signed", "paper_recorded")))).all()
    assert len(given) == 1
    slot = signing.slot(Party.MENTOR)
    assert (slot.means is Means.PAPER) == (given[0].kind == "paper_recorded")
    assert len(db.session.scalars(select(PaperScan)).all()) == (slot.means is Means.PAPER)
    assert broken_event(charter) is None
    receipts = [mail.name for mail in letters_to(ADA) if mail.name in ("signing_receipt", "paper_receipt")]
    assert len(receipts) == 1
