"""Characters that none of our printing fonts has: refused where they are typed, rather than signed as a box."""

import unicodedata
from functools import cache

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\ufe0e\ufe0f"), "")  # word processors sow them
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\u2007\u2009\u200a\u202f", "\u00a0"),
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u205f\u3000", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",  # pasted from a PDF
    }
)
_PRINTABLE = """
20-7E A0-AC AE-2E9 2EC-2EE 2F3 2F7 300-34E 351-353 357-358 35A 35C-362 370-377 37A-37F 384-38A 38C 38E-3A1 3A3-525
1E00-1EFB 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3
1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2012-2027 2030-205E 2070-2071 2074-208E 2090-209C 20A0-20B5 20B8-20BA 20BD
20BF 2100-2109 210B-2149 214B 214E 2150-2185 2189 2190-2311 2460-2469 24EA 2500-269C 269E-26B8 26C0-26C3 26E2 2701-2704
2706-2709 270C-2727 2729-274B 274D 274F-2752 2756 2758-275E 2761-2794 2798-27AF 27B1-27BE
"""
"""Latin, Greek and Cyrillic letters and the signs that one of our printing fonts has, as ranges of code points."""


def without_invisible(text: str) -> str:
    """Return the text in NFC, without what shows nothing, with the spaces and hyphens that all fonts have."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_ALIKE))


def unprintable(text: str) -> str | None:
    """Return the first character of a line that our fonts cannot show (controls, emoji)."""
    if text.isascii() and text.isprintable():
        return None
    printable = _printable()
    return next((char for char in text if char not in printable), None)


def unprintable_in_name(name: str) -> str | None:
    """Return the first character of a name that a PDF would show as a box, as a reader can see it."""
    found = unprintable(without_invisible(name))
    return found if found is None or _stands_alone(found) else code_point(found)


def code_point(char: str) -> str:
    """« U+202E », for a character that nobody can see."""
    return f"U+{ord(char):04X}"


def _stands_alone(char: str) -> bool:
    return char.isprintable() and not unicodedata.category(char).startswith("M")


@cache
def _printable() -> frozenset[str]:
    ends = [[int(end, 16) for end in each.split("-")] for each in _PRINTABLE.split()]
    return frozenset(chr(code) for each in ends for code in range(each[0], each[-1] + 1))
