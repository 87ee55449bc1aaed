"""The document that carries the three signatures, as independent readers see it."""

import hashlib

import pytest
from app.charters import printing
from app.charters.attention import find
from app.charters.models import Charter, FileKind, Party
from app.charters.queries import broken_event, chain_of, file_of
from app.charters.services import issue_again
from app.core.database import db

from tests.charters.cast import ADA, HOST, MILO, Signing, sign_all
from tests.conftest import FixedClock
from tests.support.letters import last_letter, letters_to
from tests.support.pages import PageClient
from tests.support.pdf import pdf_text
from tests.support.sealing import seal_charters

SENTENCES = (
    "Cette charte réunit Ada Lovelace, mentor, Milo Łukasik, et la CPTS des Trois Vallées.",
    "1. Définition",
    "Le mentorat est une relation d’écoute, du jour de la dernière signature au même jour, 12 mois plus tard.",
    "respecter la confidentialité",
    "se voir 4 fois au moins",
)


def test_the_worker_draws_it_once_and_mails_it_to_the_three(signed: Signing) -> None:
    assert file_of(signed.charter, FileKind.FINAL) is None
    assert seal_charters() == 1
    assert seal_charters() == 0
    db.session.commit()
    stored = file_of(signed.charter, FileKind.FINAL)
    assert stored is not None
    assert stored.sha256 == hashlib.sha256(stored.content).hexdigest()
    code = signed.charter.code.replace("-", "")
    for address in (ADA, MILO, HOST):
        mail = last_letter(address)
        assert mail.name == "charter_signed"
        assert [each.filename for each in mail.attachments] == [f"charte-mentorat-2026-{code}.pdf"]
        assert mail.attachments[0].content == stored.content
        assert len([each for each in letters_to(address) if each.name == "charter_signed"]) == 1
    assert "proposez une première rencontre à Milo avant le 11\u00a0novembre 2026" in last_letter(ADA).text
    assert "Ada vous proposera bientôt une première date." in last_letter(MILO).text
    assert "espace" not in last_letter(HOST).text
    assert broken_event(signed.charter) is None


def test_it_holds_every_sentence_the_names_the_dates_and_the_hashes(signed: Signing) -> None:
    charter = signed.charter
    said = pdf_text(printing.final_pdf(charter)).replace("\u00a0", " ")
    place = -1
    for sentence in SENTENCES:
        found = said.find(sentence, place + 1)
        assert found > place, f"{sentence} in {said[:600]}"
        place = found
    for name in ("Ada Lovelace", "Milo Łukasik", "Inès Haddad"):
        assert name in said
    assert said.count("Signé en ligne le 12 octobre 2026 à 10 h 00 (heure de Paris)") == 3
    assert "(UTC+2)" in said
    flat = said.replace(" ", "")
    assert charter.frozen_sha256 in flat
    assert charter.snapshot_sha256 in flat
    assert chain_of(charter)[-1].hash in flat
    assert charter.code in said
    assert "exemple.fr" not in said.replace("localhost", "")


def test_the_three_signed_the_same_document(signed: Signing) -> None:
    charter = signed.charter
    assert {each.party for each in charter.slots} == set(Party)
    assert len({charter.frozen_sha256}) == 1
    frozen = file_of(charter, FileKind.FROZEN)
    assert frozen is not None
    assert hashlib.sha256(frozen.content).hexdigest() == charter.frozen_sha256


def test_two_charters_that_follow_each_other_name_each_other(client: PageClient, signing: Signing) -> None:
    former = signing.charter
    issue_again(former.pair, actor="command")
    db.session.commit()
    ended = chain_of(former)[-1].hash
    said = client.get(f"/verifier?recu={ended}&code={former.code}")
    assert said.has(": charte remplacée par CM-2026-0002.")
    sign_all(client, signing)
    printed = pdf_text(printing.final_pdf(signing.charter)).replace("\u00a0", " ")
    assert "Charte émise à la place de CM-2026-0001" in " ".join(printed.split())


def test_a_failure_holds_nobody_up_and_is_tried_again(
    signed: Signing, now: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_charter: Charter) -> bytes:
        raise OSError("no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(printing, "final_pdf", fail)
        assert seal_charters() == 0
        db.session.commit()
    assert letters_to(ADA)[-1].name == "signing_receipt"
    now.advance(minutes=11)
    assert [each.code for each in find(signed.programme.id, 0)] == ["charter_file_late"]
    assert seal_charters() == 1
    assert find(signed.programme.id, 0) == []
