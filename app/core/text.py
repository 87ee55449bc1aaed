"""Cleaning what people type and folding it for comparison; French typography for what they read."""

import re
import unicodedata
from functools import lru_cache

NBSP = "\u00a0"
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_BEFORE = re.compile(r"(?<![ \u00a0\u202f])[ \u00a0\u202f]+([:;?!»])")  # looks behind: a long blank is read once
_AFTER = re.compile(r"«[ \u00a0\u202f]*")
_UNITS = re.compile(r"(\d) (mois|ans|an|jours|jour|h|Ko|Mo|minutes|minute)\b")
_HOURS = re.compile(r"\bh (\d\d)\b")
_DIGITS = 10  # Python refuses to read thousands of them, and a database column to hold more
_UNSAFE = {"Cc", "Cs", "Zl", "Zp", "Cf"}
_KEPT = {"\u200d", "\ufe0f"}  # joiners that emoji need


def _without_controls(text: str, *, keep: str = "") -> str:
    return "".join(char for char in text if char in keep or char in _KEPT or unicodedata.category(char) not in _UNSAFE)


def clean_line(text: str | None) -> str:
    """Return one line: NFC, no control character of any kind, single spaces, trimmed. Of nothing sent: nothing."""
    spaced = re.sub(r"[\t\r\n\v\f]+", " ", text or "")
    return _SPACES.sub(" ", _without_controls(unicodedata.normalize("NFC", spaced))).strip()


def clean_text(text: str | None) -> str:
    """Return a text of several lines: NFC, unix line ends, no other control character, trimmed. Of none: nothing."""
    lines = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").replace("\r", "\n")
    return _without_controls(lines, keep="\n\t").strip()


def version_in(text: str) -> int:
    """Return the version a page says it has seen, 0 when it says none: no version is 0."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def fold(text: str) -> str:
    """Return the text without case, accents, ligatures or punctuation, for comparing names of people and places."""
    opened = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae").replace("ø", "o")
    bare = unicodedata.normalize("NFKD", opened.replace("ł", "l").replace("Ł", "l")).casefold()
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def sort_key(text: str) -> str:
    """Return what a list is sorted by: databases put « Émile » after « Zoé » otherwise."""
    return fold(text)[:200]


@lru_cache(maxsize=4096)
def typo(text: str) -> str:
    """Return the text with French typography: curved apostrophes, and no-break spaces where a line may not break."""
    curved = text.replace("'", "’")
    spaced = _AFTER.sub("«" + NBSP, _BEFORE.sub(NBSP + r"\1", curved))
    return _HOURS.sub("h" + NBSP + r"\1", _UNITS.sub(r"\1" + NBSP + r"\2", spaced))
