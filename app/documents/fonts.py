"""Which letters are drawn in which font, and how a string of a person becomes safe to print.

reportlab reads mark-up in what it prints, loses U+202F and stops at letters a font lacks: every string passes here.
"""

import unicodedata
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

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
_TAMED = str.maketrans(
    {
        **dict.fromkeys("\u2007\u2009\u200a\u202f", NBSP),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u00ad\ufeff", ""),
    }
)


@cache
def load() -> None:
    """Register our fonts with reportlab, once for the process; call it under the printer's lock."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(_FOLDER / file)))


@cache
def _letters(font: str) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


@cache
def _drawable() -> frozenset[str]:
    """Every letter that one of our fonts has, spaces included, control and direction characters left out."""
    letters = map(chr, _letters(REGULAR) | _letters(SPARE))
    return frozenset(char for char in letters if unicodedata.category(char)[0] != "C") | {" ", NBSP}


def readable(text: str) -> str:
    """Return the text as it can be printed: NFC, one line, known spaces, a box for what no font of ours can draw."""
    line = unicodedata.normalize("NFC", text).translate(_TAMED)
    drawable = _drawable()
    if drawable.issuperset(line):
        return line
    return "".join(char if char in drawable else " " if char.isspace() else MISSING for char in line)


def _font(text: str, *, bold: bool, italic: bool = False) -> str:
    """Return the font of the identity when it has every letter, else the spare one."""
    face = _FACES[bold, italic]
    if _letters(face).issuperset(map(ord, text)):
        return face
    return SPARE_BOLD if bold else SPARE


def markup(runs: tuple[Run, ...], *, bold: bool = False) -> str:
    """Return what reportlab prints for these runs: everything escaped, each word in a font that has all its letters.

    `bold` draws everything bold (headings). A link is followed by its address in brackets, so that paper keeps it.
    """
    return "".join(_run_markup(run, bold=bold or run.bold) for run in runs)


def _run_markup(run: Run, *, bold: bool) -> str:
    text = readable(run.text)
    if run.link and run.link != run.text:
        text += f" ({readable(run.link)})"
    words = text.split(" ")
    stretches: list[tuple[str, str]] = []
    for number, word in enumerate(words):
        piece = word if number == len(words) - 1 else word + " "
        font = _font(word, bold=bold, italic=run.italic)
        if stretches and stretches[-1][0] == font:
            stretches[-1] = (font, stretches[-1][1] + piece)
        else:
            stretches.append((font, piece))
    return "".join(_in_font(font, piece) for font, piece in stretches)


def _in_font(font: str, text: str) -> str:
    return f'<font name="{font}">{escape(text)}</font>'


def name_markup(name: str, *, bold: bool = False) -> str:
    """Return what is printed for a name: one font for the whole of it, so that no letter stands out."""
    text = readable(name)
    return _in_font(_font(text, bold=bold), text)
