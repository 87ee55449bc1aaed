"""Which letters are drawn in which font, and how a string of a person becomes safe to print.

reportlab loses U+202F and draws nothing for letters a font lacks: every string passes here. None is ever read as
mark-up.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.core.printable import without_invisible
from app.core.text import NBSP
from app.documents.model import Run

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Binome-Regular", "Binome-Bold", "Binome-Italic", "Binome-BoldItalic"
SPARE, SPARE_BOLD = "Binome-Spare", "Binome-SpareBold"
MISSING = "\u25a1"  # drawn where no font has the letter: something visible stands there, nothing is dropped unseen

_FOLDER = Path(__file__).with_name("fonts")
_FILES = {
    REGULAR: "SchibstedGrotesk-Regular.ttf",
    BOLD: "SchibstedGrotesk-Bold.ttf",
    ITALIC: "SchibstedGrotesk-Italic.ttf",
    BOLD_ITALIC: "SchibstedGrotesk-BoldItalic.ttf",
    SPARE: "DejaVuSans.ttf",
    SPARE_BOLD: "DejaVuSans-Bold.ttf",
}
_FACES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
_WORDS = re.compile(r" *[^ ]+| +$")


class Stretch(NamedTuple):
    """A piece of text and the font that has all its letters."""

    font: str
    text: str


def load() -> None:
    """Register our fonts with reportlab, once for the process; call it under the printer's lock.

    The spare ones hold the letters of many languages, and six megabytes of memory: a letter that needs one loads it.
    """
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        _loaded(name)


@cache
def _loaded(name: str) -> TTFont:
    font = TTFont(name, str(_FOLDER / _FILES[name]))
    pdfmetrics.registerFont(font)
    return font


def width(text: str, font: str, size: float) -> float:
    """Return how wide the text is drawn, in points."""
    wide: float = pdfmetrics.stringWidth(text, font, size)
    return wide


@cache
def _letters(font: str) -> frozenset[int]:
    return frozenset(_loaded(font).face.charToGlyph)


@cache
def _drawable(font: str) -> frozenset[str]:
    """Every letter that the font has, spaces included, control and direction characters left out."""
    letters = map(chr, _letters(font))
    return frozenset(char for char in letters if unicodedata.category(char)[0] != "C") | {" ", NBSP}


def readable(text: str) -> str:
    """Return the text as it can be printed: NFC, one line, known spaces, a box for what no font of ours can draw."""
    line = without_invisible(text)  # what is judged where it is typed is what is drawn
    if _drawable(REGULAR).issuperset(line):
        return line
    drawable = _drawable(REGULAR) | _drawable(SPARE)
    return "".join(char if char in drawable else " " if char.isspace() else MISSING for char in line)


def stretches(runs: tuple[Run, ...], *, bold: bool = False) -> tuple[Stretch, ...]:
    """Return these runs as they are drawn, each word in a font that has all its letters.

    `bold` draws everything bold (headings). A link is followed by its address in brackets, so that paper keeps it.
    """
    return tuple(stretch for run in runs for stretch in _run_stretches(run, bold=bold or run.bold))


def name_stretches(name: str, *, bold: bool = False) -> tuple[Stretch, ...]:
    """Return a name as it is drawn: one font for the whole of it where one can, so that no letter stands out."""
    return tuple(_in_fonts(readable(name), bold=bold, italic=False))


def _run_stretches(run: Run, *, bold: bool) -> Iterator[Stretch]:
    text = readable(run.text)
    if run.link and run.link != run.text:
        text += f" ({readable(run.link)})"
    face = _FACES[bold, run.italic]
    if _letters(face).issuperset(map(ord, text)):
        yield Stretch(face, text)
        return
    for word in _WORDS.findall(text):
        yield from _in_fonts(word, bold=bold, italic=run.italic)


def _in_fonts(text: str, *, bold: bool, italic: bool) -> Iterator[Stretch]:
    """Give the text in the first font that has all of it, else letter by letter in the first that has each."""
    faces = (_FACES[bold, italic], SPARE_BOLD if bold else SPARE, REGULAR, SPARE)
    codes = set(map(ord, text))
    whole = next((face for face in faces if _letters(face).issuperset(codes)), None)
    if whole is not None:
        yield Stretch(whole, text)
        return
    for char in text:
        yield Stretch(next(face for face in faces if ord(char) in _letters(face)), char)
