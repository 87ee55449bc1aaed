"""The finished file: durable, the same bytes every time, carrying what it must, ready for its seal."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from app.documents.charter import draw_charter, draw_charter_text, draw_signed_charter
from app.documents.model import SEAL_FIELD, AttachedFile, CharterTextDocument, Means, SignedCharterDocument

from tests.documents.referees import broken_rules, carried_by, codes_on, images_of, qpdf_complaints
from tests.documents.samples import BLOCKS, PEOPLE, PRESETS, charter, fonts_of, preset, signed


def _carrying(document: SignedCharterDocument) -> SignedCharterDocument:
    frozen = draw_charter(document.charter)
    return replace(
        document,
        attachments=(
            AttachedFile("charte-approuvee.pdf", "application/pdf", frozen, "Le PDF approuvé", "Source"),
            AttachedFile("preuve.json", "application/json", b'{"format":1}', "Le registre des preuves", "Data"),
            AttachedFile("signature-papier-1.pdf", "application/pdf", frozen[:-1], "Une feuille", "Supplement"),
        ),
    )


def _text() -> bytes:
    issued = charter()
    return draw_charter_text(CharterTextDocument(issued.letterhead, issued.title, BLOCKS, 3, issued.version_on))


@pytest.mark.parametrize("names", PEOPLE.values(), ids=PEOPLE)
def test_charters_of_all_people_are_archivable_and_accessible(names: tuple[str, str, str], tmp_path: Path) -> None:
    document = charter(names)
    assert not broken_rules(draw_charter(document), tmp_path)
    assert not broken_rules(draw_signed_charter(_carrying(signed(document))), tmp_path)


@pytest.mark.parametrize("name", PRESETS)
def test_charters_of_both_presets_are_archivable_and_accessible(name: str, tmp_path: Path) -> None:
    document = preset(name)
    assert not broken_rules(draw_charter(document), tmp_path)
    assert not broken_rules(draw_signed_charter(_carrying(signed(document, last_means=Means.PAPER))), tmp_path)


def test_text_to_read_is_archivable_and_accessible(tmp_path: Path) -> None:
    assert not broken_rules(_text(), tmp_path)


def test_odd_names_and_empty_ones_are_archivable_and_accessible(tmp_path: Path) -> None:
    document = charter(("", "😀 a\nb", "𝔸𝔹 \U0001d7d8"), programme="<b>&", organisation="]]>")
    assert not broken_rules(draw_signed_charter(_carrying(signed(document))), tmp_path)


def test_qpdf_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    for pdf in (_text(), draw_charter(charter()), draw_signed_charter(_carrying(signed(charter())))):
        assert qpdf_complaints(pdf, tmp_path) == ""


def test_same_document_with_files_gives_same_bytes() -> None:
    document = _carrying(signed(charter(PEOPLE["vietnamese"])))
    assert draw_signed_charter(document) == draw_signed_charter(document)


def test_file_bears_the_dates_of_the_document() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_charter(charter())))
    assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20261205090000+00'00'"
    with pdf.open_metadata() as described:
        assert described["xmp:CreateDate"] == described["xmp:ModifyDate"] == "2026-12-05T09:00:00+00:00"
        assert described["dc:title"] == "Charte de mentorat, CM-2026-0042"
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter()))))
    assert str(pdf.docinfo["/CreationDate"]) == "D:20261214200700+00'00'"
    pdf = pikepdf.open(io.BytesIO(_text()))
    assert str(pdf.docinfo["/CreationDate"]) == "D:20260901000000+00'00'"


def test_attached_files_come_out_as_they_went_in(tmp_path: Path) -> None:
    document = _carrying(signed(charter()))
    pdf = draw_signed_charter(document)
    assert carried_by(pdf, tmp_path) == {each.name: each.content for each in document.attachments}
    opened = pikepdf.open(io.BytesIO(pdf))
    carried = [(str(each.UF), str(each.AFRelationship), str(each.Desc)) for each in opened.Root.AF]
    assert carried == [(each.name, f"/{each.relation}", each.description) for each in document.attachments]


def test_two_files_of_one_name_are_refused() -> None:
    file = AttachedFile("preuve.json", "application/json", b"{}", "Le registre", "Data")
    with pytest.raises(ValueError, match=r"preuve\.json"):
        draw_signed_charter(replace(signed(charter()), attachments=(file, file)))


def test_signed_charter_awaits_an_invisible_seal_and_others_do_not() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter()))))
    (field,) = pdf.Root.AcroForm.Fields
    assert (str(field.T), str(field.FT), [int(each) for each in field.Rect]) == (SEAL_FIELD, "/Sig", [0, 0, 0, 0])
    assert "/V" not in field
    assert str(field.TU) == "Cachet électronique posé par la CPTS des Trois Vallées"
    assert "/AcroForm" not in pikepdf.open(io.BytesIO(draw_charter(charter()))).Root


def test_default_font_is_never_named() -> None:
    for pdf in (_text(), draw_charter(charter()), draw_signed_charter(_carrying(signed(charter())))):
        opened = pikepdf.open(io.BytesIO(pdf))
        fonts = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each]
        assert fonts
        assert not [each for each in fonts if "Helvetica" in str(each.BaseFont)]
        assert "Helvetica" not in fonts_of(pdf)


def test_phone_reads_the_code_of_the_attestation(tmp_path: Path) -> None:
    document = signed(charter())
    pages = images_of(draw_signed_charter(document), dots=110)
    read = [code for image in pages for code in codes_on(image, tmp_path)]
    assert read == [document.charter.verification_url]
