"""Copies of sheets signed by hand: drawn again from their pixels, and refused with a reason when they cannot be."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from app.documents.scan import MAX_PAGES, ScanProblem, ScanRefused, pack, previews, unpack
from app.documents.scan import rewrite_scan as rewrite
from PIL import Image

from tests.documents import papers
from tests.documents.referees import broken_rules, unmarked_paint


def rewrite_scan(*files: bytes) -> bytes:
    return rewrite(files, author="CPTS des Trois Vallées", at=datetime(2026, 10, 12, 8, tzinfo=UTC))


def pages_of(pdf: bytes) -> list[Image.Image]:
    return [Image.open(io.BytesIO(each)) for each in previews(pdf)]


def shade(page: Image.Image, x: int, y: int) -> int:
    return page.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0]


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "CMYK"])
def test_a_photograph_becomes_one_page_without_its_exif(mode: str) -> None:
    pdf = rewrite_scan(papers.jpeg(papers.sheet(mode=mode)))
    assert b"Canary" not in pdf
    (page,) = pages_of(pdf)
    assert not page.getexif()
    assert "comment" not in page.info
    assert page.size == (1654, 2339)
    assert b"Canary" in papers.jpeg()


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA", "I;16"])
def test_a_capture_of_any_depth_is_drawn_on_white(mode: str) -> None:
    image = papers.sheet(mode="L").convert(mode)
    (page,) = pages_of(rewrite_scan(papers.png(image.point(lambda level: level * 256) if mode == "I;16" else image)))
    assert shade(page, 827, 100) > 250
    assert shade(page, 827, 236) < 10


def test_a_photograph_is_put_upright() -> None:
    held = papers.sheet().transpose(Image.Transpose.ROTATE_90)
    (page,) = pages_of(rewrite_scan(papers.jpeg(held, orientation=6)))
    assert page.size == (1654, 2339)
    assert shade(page, 20, 20) < 60, "the dark corner is at the top left"


def test_a_large_photograph_is_made_smaller() -> None:
    pdf = rewrite_scan(papers.jpeg(papers.sheet(6000, 4000)))
    (page,) = pages_of(pdf)
    assert max(page.size) == 2339
    with pikepdf.open(io.BytesIO(pdf)) as document:
        left, bottom, right, top = map(float, document.pages[0].mediabox)
        assert right - left > top - bottom, "a sheet held sideways"


def test_photographs_become_pages_in_their_order() -> None:
    pages = pages_of(rewrite_scan(papers.jpeg(papers.sheet(mode="L")), papers.png(papers.sheet(1000, 1400))))
    assert [page.size for page in pages] == [(1654, 2339), (1000, 1400)]


def test_a_pdf_keeps_nothing_but_its_looks() -> None:
    pdf = rewrite_scan(papers.armed_pdf())
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert not document.attachments
        assert "/OpenAction" not in document.Root
        assert "/AA" not in document.Root
        document.save(loose := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for canary in (b"Canary", b"JavaScript", b"Launch"):
        assert canary not in pdf
        assert canary not in loose.getvalue()


def test_the_copy_is_archivable_and_says_what_each_page_is(tmp_path: Path) -> None:
    pdf = rewrite_scan(papers.jpeg(), papers.png(papers.sheet(1400, 1000)))
    assert broken_rules(pdf, tmp_path) == []
    assert list(unmarked_paint(pdf)) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figures = document.Root.StructTreeRoot.K[0].K
        assert [str(each.Alt) for each in figures] == [
            "Copie de la page signée à la main, page 1 sur 2",
            "Copie de la page signée à la main, page 2 sur 2",
        ]
        assert str(document.docinfo.Author) == "CPTS des Trois Vallées"


def test_the_same_sheets_give_the_same_copy() -> None:
    assert rewrite_scan(papers.jpeg()) == rewrite_scan(papers.jpeg())


def test_blank_backs_are_left_out() -> None:
    assert len(previews(rewrite_scan(papers.scanned_pdf(2, blank=2)))) == 2


def test_what_follows_an_image_is_dropped() -> None:
    polyglot = papers.jpeg() + b"<script>Canary</script>" + papers.scanned_pdf(1)
    pdf = rewrite_scan(polyglot)
    assert b"Canary" not in pdf
    assert len(previews(pdf)) == 1


def test_a_copy_stays_light_whatever_was_photographed() -> None:
    noise = Image.effect_noise((3000, 2200), 90).convert("RGB")
    assert len(rewrite_scan(papers.jpeg(noise), papers.jpeg(noise))) < 1_400_000


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (papers.bomb_png(), ScanProblem.LARGE),
        (papers.bomb_png(6000), ScanProblem.UNREADABLE),
        (papers.jpeg()[:20_000], ScanProblem.UNREADABLE),
        (papers.png()[:5_000], ScanProblem.UNREADABLE),
        (papers.scanned_pdf()[:900], ScanProblem.UNREADABLE),
        (papers.scanned_pdf(MAX_PAGES + 1), ScanProblem.PAGES),
        (papers.locked_pdf(), ScanProblem.PROTECTED),
        (papers.scanned_pdf(0, blank=2), ScanProblem.BLANK),
        (papers.jpeg(papers.sheet(300, 420)), ScanProblem.SMALL),
        (b"\0\0\0\x18ftypheic" + bytes(900), ScanProblem.PHONE_FORMAT),
        (b"MZ" + papers.scanned_pdf(), ScanProblem.KIND),
        (b"GIF89a" + bytes(90), ScanProblem.KIND),
        (b"<svg onload='alert(1)'/>", ScanProblem.KIND),
        (b"", ScanProblem.KIND),
    ],
    ids=lambda value: value.value if isinstance(value, ScanProblem) else "",
)
def test_what_is_refused_says_why(data: bytes, problem: ScanProblem) -> None:
    with pytest.raises(ScanRefused) as refused:
        rewrite_scan(data)
    assert refused.value.problem is problem


def test_a_pdf_whose_image_would_fill_the_memory_ends_with_its_child() -> None:
    with pytest.raises(ScanRefused):
        rewrite_scan(papers.bomb_pdf())


def test_pages_are_counted_over_all_the_files() -> None:
    with pytest.raises(ScanRefused) as refused:
        rewrite_scan(papers.scanned_pdf(6), papers.scanned_pdf(5))
    assert refused.value.problem is ScanProblem.PAGES


def test_pieces_come_back_as_they_were() -> None:
    assert unpack(pack([b"", b"one", b"\0" * 9])) == [b"", b"one", b"\0" * 9]
    with pytest.raises(ValueError, match="cut short"):
        unpack(pack([b"one"])[:-1])
