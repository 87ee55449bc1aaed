"""The page that ends a signed charter: who signed, how, what that proves and what it does not."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest
from app.documents import style
from app.documents.charter import draw_signed_charter
from app.documents.model import AttachedFile, Means

from tests.documents.samples import NAMES, SENTENCES, boxes_of, charter, in_order, signed, words_of

_NAMES_FROM, _HASHES_FROM, _GAP = style.MARGIN + 278, style.MARGIN + 386, 7


def test_signed_charter_fills_the_blocks_in_paris_time() -> None:
    text = words_of(draw_signed_charter(signed(charter())))
    assert in_order(text, (*SENTENCES, "Signatures", *NAMES, "Attestation de signature"))
    assert "Signé en ligne le 14 décembre 2026 à 21 h 07 (heure de Paris)" in text
    assert "Date et signature" not in text


def test_attestation_says_what_it_proves_and_what_it_does_not() -> None:
    document = signed(charter())
    text = words_of(draw_signed_charter(document))
    assert "signée par trois personnes entre le 12 décembre 2026 et le 14 décembre 2026" in text
    assert in_order(text, ("Ce que cette page prouve", "code à six chiffres", "Ce qu’elle ne prouve pas", "simples"))
    assert all(digest in text for digest in (document.frozen_sha256, document.snapshot_sha256))
    assert document.events[-1].digest in text
    assert "12 décembre 2026, 22 h 07 min 00 s (UTC+1)" in text
    assert text.count("Page ouverte") == len(document.events)


def test_attestation_never_claims_a_higher_level_of_signature() -> None:
    text = words_of(draw_signed_charter(signed(charter()))).lower()
    assert "avancée" not in text
    assert "qualifiée" not in text


def test_signature_on_paper_is_said_to_be_by_hand_and_recorded() -> None:
    document = signed(charter(), last_means=Means.PAPER)
    by_hand = replace(document.signatures[2], signed_on=date(2026, 12, 10))
    text = words_of(draw_signed_charter(replace(document, signatures=(*document.signatures[:2], by_hand))))
    said = (
        "Signé à la main sur papier le 10 décembre 2026. Enregistré par la CPTS des Trois Vallées le 14 décembre 2026."
    )
    assert said in text
    assert "entre le 10 décembre 2026 et le 13 décembre 2026" in text
    assert "Sa copie numérisée est conservée." in text
    assert "Leur jour est celui qui est écrit sur la feuille." in text
    assert "à l’octet près" not in text


def test_scan_of_a_sheet_is_said_to_be_attached() -> None:
    sheet = AttachedFile("signature-papier-1.pdf", "application/pdf", b"%PDF", "La feuille signée", "Supplement")
    document = replace(signed(charter(), last_means=Means.PAPER), attachments=(sheet,))
    text = words_of(draw_signed_charter(document))
    assert "Sa copie numérisée est jointe à ce fichier." in text
    assert "signature-papier-1.pdf : la feuille signée" in text


def test_attestation_of_paper_alone_does_not_speak_of_codes() -> None:
    document = signed(charter())
    by_hand = tuple(replace(each, means=Means.PAPER) for each in document.signatures)
    text = words_of(draw_signed_charter(replace(document, signatures=by_hand)))
    assert "six chiffres" not in text
    assert "électroniques simples" not in text


@pytest.mark.parametrize("name", [" ".join(["Maximilienne-Alexandrine"] * 12), "W" * 340])
def test_long_names_neither_repeat_the_heads_on_a_page_nor_touch_the_next_column(name: str) -> None:
    document = signed(charter())
    events = tuple(replace(each, who=name) for each in document.events[:9])
    drawn = draw_signed_charter(replace(document, events=events))
    read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=drawn, capture_output=True, check=True).stdout.decode()
    heads = [page.count("Par Maillon") for page in read.split("\f")]
    assert sum(heads) > 2
    assert max(heads) == 1
    columns = [boxes for boxes, count in zip(boxes_of(drawn), heads, strict=False) if count]
    ends = [right for boxes in columns for left, _, right, _ in boxes if _NAMES_FROM <= left < _HASHES_FROM - 1]
    assert max(ends) <= _HASHES_FROM - _GAP


def test_a_row_that_no_page_could_hold_is_cut() -> None:
    document = signed(charter())
    endless = replace(document, events=(replace(document.events[0], who="W" * 2000),))
    assert words_of(draw_signed_charter(endless)).count("W") == 2000
