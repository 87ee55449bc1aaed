"""Taking one fault off a text, so that the next reading finds what else there is on the same line."""

import re
from itertools import takewhile

from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.lines import is_row

_IN_ITS_PLACE = "x"
_WRITTEN = {
    Reason.HTML: re.compile(r"<[^<>]*>"),
    Reason.IMAGE: re.compile(r"!\[[^\[\]]*\](?:\([^()]*\))?"),
}
_FIELD = re.compile(r"\{\{[^{}]*\}\}")


def mend(lines: list[str], refused: MarkdownRefused) -> None:
    """Take the fault off its line; the whole line when nothing tells where it is, the whole of a table."""
    at = refused.line - 1
    left = _without(lines[at], refused)
    if not left or left == lines[at]:
        blank(lines, refused)
    else:
        lines[at] = left


def blank(lines: list[str], refused: MarkdownRefused) -> None:
    """Take off the whole line that is refused, and the rows below it when it is a table."""
    at = refused.line - 1
    rows = takewhile(is_row, lines[at + 1 :]) if refused.reason is Reason.TABLE else ()
    for each in range(at, at + 1 + len(list(rows))):
        lines[each] = ""


def _without(line: str, refused: MarkdownRefused) -> str:
    found = refused.found
    match refused.reason:
        case Reason.UNKNOWN_FIELD if _FIELD.fullmatch(found):
            return line.replace(found, _IN_ITS_PLACE)
        case Reason.LINK if found:
            return line.replace(found, "https://exemple.fr")
        case Reason.CONTROL_CHARACTER:
            return line.replace(chr(int(found.removeprefix("U+"), 16)), _IN_ITS_PLACE)
        case Reason.HTML | Reason.IMAGE:
            return _WRITTEN[refused.reason].sub(_IN_ITS_PLACE, line)
    return ""
