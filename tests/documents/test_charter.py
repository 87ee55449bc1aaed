"""The printed charter: every sentence there, the same bytes every time, whatever people are called."""

import io
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest
from app.documents.charter import draw_charter, draw_charter_text, draw_signed_charter
from app.documents.fingerprint import sha256_hex
from app.documents.model import BulletList, CharterTextDocument, Paragraph, Run

from tests.documents.samples import BLOCKS, NAMES, SENTENCES, boxes_of, charter, fonts_of, in_order, signed, words_of

ROOT = Path(__file__).parents[2]
LONG_NAME = " ".join(["Anne-Françoise Élisabeth"] * 14)[:340]
HOSTILE = (
    "<b>",
    "<b>gras</b>",
    '<img src="/etc/passwd">',
    "a<b & c",
    "&lt;&amp;",
    "</para>",
    "{{mentor}}",
    "%(x)s",
    "\\n",
)
ODD = (
    "Ada\x00Ada",
    "Ada\x07\x1b[0m",
    "Ada\u202eadA",
    "Ada\ud800",
    "😀👩‍⚕️",
    "李小龍",
    "محمد",
    "\u200b\ufeff\u00ad",
    "a\nb\tc",
    "x" * 5000,
    "",
)


def test_frozen_charter_has_every_sentencein_order() -> None:
    text = words_of(draw_charter(charter()))
    parties = "Entre Claire Humbert (mentorée), Karim Benali (mentor) et la CPTS des Trois Vallées."
    assert in_order(text, ("Charte de mentorat", parties, *SENTENCES, "Signatures"))
    assert "3. préparer" in text
    assert "4. se voir" in text


def test_frozen_charter_has_three_empty_blocks() -> None:
    text = words_of(draw_charter(charter()))
    assert in_order(text, ("Signatures", "Mentorée", *NAMES[:1], "Mentor", NAMES[1], "Pour la CPTS", NAMES[2]))
    assert text.count("Date et signature") == 3
    assert "Signé" not in text


def test_every_page_says_reference_version_code_and_folio() -> None:
    pdf = draw_charter(charter(blocks=BLOCKS * 12))
    pages = len(pikepdf.open(io.BytesIO(pdf)).pages)
    text = words_of(pdf)
    assert pages > 2
    foot = "Charte CM-2026-0042 émise le 5 décembre 2026, version 3 du 1er septembre 2026"
    assert text.count(foot) == pages
    assert text.count("Vérifier : https://mentorat.exemple.fr/verifier, code K7QF-2MXT") == pages
    assert all(f"Page {number} / {pages}" in text for number in range(1, pages + 1))


def test_clauses_stand_before_the_signatures() -> None:
    text = words_of(draw_charter(charter(clauses=((Run("J’ai lu la charte."),),))))
    assert in_order(text, (SENTENCES[-1], "Clauses à approuver", "J’ai lu la charte.", "Signatures"))


def test_link_is_printed_with_its_address() -> None:
    link = Paragraph((Run("Voir "), Run("le guide", link="https://exemple.fr/guide"), Run(".")))
    assert "Voir le guide (https://exemple.fr/guide)." in words_of(draw_charter(charter(blocks=(link,))))


def test_text_to_read_asks_for_no_signature() -> None:
    issued = charter()
    text = words_of(
        draw_charter_text(CharterTextDocument(issued.letterhead, issued.title, BLOCKS, 3, issued.version_on))
    )
    assert in_order(text, SENTENCES)
    assert "Aucune signature n’est attendue" in text
    assert "Signatures" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_was_written(text: str) -> None:
    blocks = (Paragraph((Run(text, bold=True),)), BulletList(((Run(text),),)))
    hostile = charter((text, text, text), blocks=blocks, programme=text, organisation=text)
    assert words_of(draw_signed_charter(signed(hostile))).count(text) >= 8


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:40])
def test_odd_text_never_stops_the_press(text: str) -> None:
    odd = charter((text, text, text), blocks=(Paragraph((Run(text),)),), programme=text, organisation=text)
    assert draw_charter(odd).startswith(b"%PDF")
    assert draw_signed_charter(signed(odd)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "name", ["Łucja Çelik", "Nguyễn Thị Ánh", "Ελένη Παπαδοπούλου", "Дмитрий Шостакович", "Ștefan Ğ"]
)
def test_names_of_many_alphabets_are_printed_and_embedded(name: str) -> None:
    pdf = draw_charter(charter((name, NAMES[1], NAMES[2])))
    text = words_of(pdf)
    assert f"Entre {name} (mentorée)" in text
    assert text.count(name) == 2 or all(text.count(part) == 2 for part in name.split())
    assert "Helvetica" not in fonts_of(pdf)


def test_letters_that_came_decomposed_are_printed_composed() -> None:
    assert "Entre Hélène (" in words_of(draw_charter(charter(("He\u0301le\u0300ne", NAMES[1], NAMES[2]))))


@pytest.mark.parametrize("name", [LONG_NAME, "Ł" * 340])
def test_long_names_wrap_without_touching_anything(name: str) -> None:
    pdf = draw_signed_charter(signed(charter((name, name, name), programme=name, organisation=name)))
    for boxes in boxes_of(pdf):
        for left, top, right, bottom in boxes:
            assert left > 50
            assert right < 545
            assert 0 < top < bottom < 842
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            height = min(one[3] - one[1], other[3] - other[1])
            assert across < 1 or down < height * 0.45


def test_same_document_gives_same_bytes() -> None:
    assert draw_charter(charter()) == draw_charter(charter())
    assert draw_signed_charter(signed(charter())) == draw_signed_charter(signed(charter()))


def test_bytes_do_not_depend_on_the_process() -> None:
    program = (
        "from tests.documents.samples import charter, signed;"
        "from app.documents.charter import draw_charter, draw_signed_charter;"
        "from app.documents.fingerprint import sha256_hex as h;"
        "c = charter(('Nguyễn Thị Ánh', 'Ελένη', 'Łucja'));"
        "print(h(draw_charter(c)), h(draw_signed_charter(signed(c))))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "PYTHONHASHSEED": seed,
                "PYTHONUTF8": "1",
                "TZ": zone,
            },
        ).stdout
        for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo"))
    }
    here = charter(("Nguyễn Thị Ánh", "Ελένη", "Łucja"))
    assert printed == {f"{sha256_hex(draw_charter(here))} {sha256_hex(draw_signed_charter(signed(here)))}\n".encode()}


def test_sixteen_threads_print_without_mixing_letters() -> None:
    people = [charter((name, NAMES[1], NAMES[2])) for name in ("Łucja", "Nguyễn Thị Ánh", "Ελένη", "Claire")]
    alone = [sha256_hex(draw_charter(document)) for document in people]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda turn: sha256_hex(draw_charter(people[turn % 4])), range(320)))
    assert together == alone * 80


def test_file_says_its_title_author_and_language() -> None:
    pdf = pikepdf.open(io.BytesIO(draw_charter(charter())))
    assert str(pdf.docinfo["/Title"]) == "Charte de mentorat, CM-2026-0042"
    assert str(pdf.docinfo["/Author"]) == "CPTS des Trois Vallées"
    assert str(pdf.Root["/Lang"]) == "fr-FR"
    assert bool(pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"])


def test_all_fonts_are_embedded() -> None:
    for pdf in (draw_charter(charter()), draw_signed_charter(signed(charter()))):
        listed = fonts_of(pdf).splitlines()[2:]
        assert listed
        assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)
