"""Characters that no page of a charter can show: refused rather than signed unseen."""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")  # word processors sow them; they say nothing
_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp"}


def without_invisible(text: str) -> str:
    """Return the text without soft hyphens and zero-width spaces, in NFC."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))


def unprintable(text: str) -> str | None:
    """Return the first control, direction mark, private or pictographic character of a line, as « U+202E »."""
    for char in text:
        if unicodedata.category(char) in _UNPRINTABLE or ord(char) > 0xFFFF:
            return f"U+{ord(char):04X}"
    return None
