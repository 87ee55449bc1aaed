"""French typography of a charter text. Words and their order never change; only apostrophes, dashes and spaces do."""

import re
import unicodedata

from app.core.text import NBSP

_NARROW = str.maketrans({"'": "’", "\u202f": NBSP, "\u2009": NBSP, "\u2007": NBSP})
_SPACES = re.compile(r"[ \t\u00a0]{2,}|\t")
_PLAIN_SPACES = re.compile(r" {2,}")
_BEFORE_SIGN = re.compile(r"(?<![ \u00a0])[ \u00a0]+([:;?!»])")  # looks behind: a long blank is read once
_GLUED_SIGN = re.compile(r"(?<=[^\W_])([;?!»]|:(?=\s|$))(?![\w/])")
_AFTER_QUOTE = re.compile(r"«[ \u00a0]*(?=\S|$)")
_DASH = re.compile(r"(?<=[ \u00a0])-(?= )")
_UNITS = re.compile(
    r"(\d) (mois|ans?|jours?|semaines?|heures?|minutes?|h|min|km|euros?|€|%|personnes?|signatures?)(?!\w)"
)
_NUMBER_SIGN = re.compile(r"\b(n°|N°|art\.|article) (?=\d)")


def polish(text: str) -> str:
    """Return a stretch of text as French printers set it: ’, no-break spaces, – between spaces, NFC."""
    text = unicodedata.normalize("NFC", text).translate(_NARROW)
    text = _SPACES.sub(_one_space, text)
    text = _BEFORE_SIGN.sub(NBSP + r"\1", text)
    text = _GLUED_SIGN.sub(NBSP + r"\1", text)
    text = _AFTER_QUOTE.sub("«" + NBSP, text)
    text = _DASH.sub("–", text)
    return _NUMBER_SIGN.sub(r"\1" + NBSP, _UNITS.sub(r"\1" + NBSP + r"\2", text))


def _one_space(found: re.Match[str]) -> str:
    return " " if "\t" in found[0] else _PLAIN_SPACES.sub(" ", found[0])
