"""Which letter every drawn code stands for, so that text is found, copied and read aloud.

reportlab writes U+0000 for the codes it does not use, one block however many codes there are, and five digits for
letters beyond U+FFFF: none of the three is allowed (ISO 32000-1, 9.10.3; ISO 19005-3, 6.2.11.7.2).
"""

import re
from collections.abc import Iterable

from pikepdf import Dictionary, Name, Pdf

_PAIR = re.compile(r"^<([0-9A-F]{2})> <([0-9A-F]{4,6})>$", re.MULTILINE)
_BLOCK = 100  # pairs that one block may hold
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def mend_letters(pdf: Pdf) -> None:
    """Write afresh the table of letters of every font in the file."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font and "/ToUnicode" in item:
            drawn = item.ToUnicode.read_bytes().decode("ascii")
            item.ToUnicode = pdf.make_stream(_table(_PAIR.findall(drawn)).encode("ascii"))


def _table(pairs: Iterable[tuple[str, str]]) -> str:
    rows = [f"<{code}> <{_utf16(int(letter, 16))}>" for code, letter in pairs if int(letter, 16)]
    blocks = (rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK))
    return _HEAD + "".join(map(_block, blocks)) + _TAIL


def _block(rows: list[str]) -> str:
    return f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar\n"


def _utf16(letter: int) -> str:
    return chr(letter).encode("utf-16-be").hex().upper()
