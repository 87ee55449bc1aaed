"""The charter as it is heard: every element said for what it is, in the order of the text, words apart."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from app.documents.charter import draw_charter, draw_signed_charter
from app.documents.model import Block, BulletList, Heading, NumberedList, Paragraph, Run

from tests.documents.referees import spoken, spoken_text, unmarked_paint
from tests.documents.samples import BLOCKS, PEOPLE, PRESETS, charter, preset, signed


def _texts(block: Block) -> list[str]:
    items = block.items if isinstance(block, BulletList | NumberedList) else (block.runs,)
    return ["".join(run.text for run in runs) for runs in items]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", PRESETS)
def test_what_is_heard_is_the_text_word_for_word(name: str, tmp_path: Path) -> None:
    document = preset(name)
    heard = [_plain(text) for _, text in spoken(draw_charter(document), tmp_path)]
    written = [_plain(text) for block in document.blocks for text in _texts(block)]
    start = heard.index(written[0])
    said = [text for text in heard[start:] if text.strip() and not re.fullmatch(r"• |\d+\. ", text)]
    assert said[: len(written)] == written


def test_each_element_is_said_for_what_it_is(tmp_path: Path) -> None:
    found = spoken(draw_charter(charter()), tmp_path)
    assert found[:4] == [
        ("Document", ""),
        ("P", "Mentorat 2027"),
        ("P", "CPTS des Trois Vallées"),
        ("H1", "Charte de mentorat"),
    ]
    for expected in (
        ("H2", "1. Ce que chacun promet"),
        ("H3", "Rencontres"),
        ("Lbl", "• "),
        ("LBody", "d’écouter avant de conseiller"),
        ("Lbl", "3. "),
        ("LBody", "préparer"),
        ("H2", "Signatures"),
        ("H3", "Mentorée"),
        ("P", "Claire Humbert"),
    ):
        assert expected in found


def test_furniture_of_pages_is_not_heard(tmp_path: Path) -> None:
    heard = spoken_text(draw_charter(charter(blocks=BLOCKS * 12)), tmp_path)
    assert "Page 1" not in heard
    assert "Vérifier" not in heard
    assert heard.count("CPTS des Trois Vallées\n") == 1


def test_list_holds_its_items_and_says_how_they_are_numbered() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_charter(charter())))
    lists = [each for each in pdf.Root.StructTreeRoot.K[0].K if each.S == pikepdf.Name.L]
    assert [str(each.A.ListNumbering) for each in lists] == ["/Disc", "/Decimal"]
    for item in (item for each in lists for item in each.K):
        assert item.S == pikepdf.Name.LI
        assert [str(part.S) for part in item.K] == ["/Lbl", "/LBody"]


def test_register_is_one_table_with_one_head_over_several_pages() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter(), events=70))))
    (table,) = [each for each in pdf.Root.StructTreeRoot.K[0].K if str(each.S) == "/Table"]
    head, *rows = table.K
    assert len(rows) == 70
    assert [(str(cell.S), str(cell.A.Scope)) for cell in head.K] == [("/TH", "/Column")] * 5
    assert all([str(cell.S) for cell in row.K] == ["/TD"] * 5 for row in rows)
    assert len({cell.Pg.objgen for row in rows for cell in row.K}) > 2


def test_code_is_a_figure_with_words_and_a_place() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter()))))
    (figure,) = [each for each in pdf.Root.StructTreeRoot.K[0].K if str(each.S) == "/Figure"]
    assert str(figure.Alt).endswith("https://mentorat.exemple.fr/verifier?code=K7QF-2MXT")
    left, bottom, right, top = map(float, figure.A.BBox)
    assert 50 < left < right < 545
    assert 50 < bottom < top < 790


def test_seal_is_said_once_at_the_end() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter()))))
    root = pdf.Root.StructTreeRoot
    form = root.K[0].K[-1]
    (widget,) = (each.Obj for each in form.K)
    assert str(form.S) == "/Form"
    assert widget.StructParent == int(root.ParentTreeNextKey) - 1
    assert pdf.pages[-1].Annots[0].objgen == widget.objgen


@pytest.mark.parametrize("levels", [(3,), (3, 2, 3), (3, 3, 2), (2, 3, 3)])
def test_no_level_of_heading_is_skipped(levels: tuple[int, ...], tmp_path: Path) -> None:
    blocks = tuple(Heading((Run(f"Titre {number}"),), level) for number, level in enumerate(levels))
    found = [int(tag[1]) for tag, _ in spoken(draw_charter(charter(blocks=blocks)), tmp_path) if tag.startswith("H")]
    assert found[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(found))


def test_every_page_leads_back_to_its_elements() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_signed_charter(signed(charter(blocks=BLOCKS * 12)))))
    ways = pdf.Root.StructTreeRoot.ParentTree.Nums
    back = {int(ways[at]): ways[at + 1] for at in range(0, len(ways), 2)}
    for sheet in pdf.pages:
        numbers = [
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(sheet)
            if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
        ]
        owners = back[int(sheet.StructParents)]
        assert numbers == list(range(len(owners)))
        assert sheet.Tabs == pikepdf.Name.S
        assert all(_owns(owner, number, sheet.obj.objgen) for number, owner in enumerate(owners))


def _owns(owner: pikepdf.Object, number: int, page: tuple[int, int]) -> bool:
    for child in owner.K:
        if isinstance(child, pikepdf.Dictionary):
            if child.get("/MCID") == number and child.Pg.objgen == page:
                return True
        elif int(child) == number and owner.Pg.objgen == page:
            return True
    return False


@pytest.mark.parametrize("names", PEOPLE.values(), ids=PEOPLE)
def test_nothing_is_painted_outside_an_element_or_an_artifact(names: tuple[str, str, str]) -> None:
    for pdf in (draw_charter(charter(names)), draw_signed_charter(signed(charter(names, blocks=BLOCKS * 6)))):
        assert not list(unmarked_paint(pdf))


def test_word_too_long_for_a_line_is_heard_whole(tmp_path: Path) -> None:
    word = "anticonstitutionnellement" * 12
    heard = spoken_text(draw_charter(charter(blocks=(Paragraph((Run(f"Avant {word} après."),)),))), tmp_path)
    assert f"Avant {word} après." in heard


def test_paragraph_over_two_pages_is_one_element_with_its_words_apart(tmp_path: Path) -> None:
    long = " ".join(f"mot{number}" for number in range(1500))
    found = spoken(draw_charter(charter(blocks=(Paragraph((Run(long),)),))), tmp_path)
    assert ("P", long) in found


@pytest.mark.parametrize("names", PEOPLE.values(), ids=PEOPLE)
def test_names_are_heard_as_they_are_written(names: tuple[str, str, str], tmp_path: Path) -> None:
    found = spoken(draw_charter(charter(names)), tmp_path)
    for name in names:
        assert ("P", name) in found
