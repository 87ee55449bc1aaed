"""The lines of what was pasted: checked for what no page can show, then written as Markdown when they are not yet.

A text typed in a word processor has no mark-up: its shape tells what each line is. Every line keeps its number, so
that a refusal can name it.
"""

import re
from dataclasses import dataclass

from app.charters.markdown.errors import MarkdownRefused, Reason
from app.charters.markdown.wording import COMMON_TITLE_WORDS, NUMBERED_PART, SIGNATURE_HEADING, SIGNATURE_TAIL
from app.core.printable import code_point, unprintable, without_invisible

MAX_CHARACTERS = 100_000
_MOST_LINES = 5_000
_LINE_LONGEST = 10_000
# a row between bars, or the line under the heads
_TABLE = re.compile(r"^\s*(?:\|.*\||:?-+:?\s*(?:\|\s*:?-+:?\s*)+)\s*$")
_MOST_BRACKETS = 1_000
_IS_MARKDOWN = re.compile(r"^ {0,3}#{1,6}\s", re.MULTILINE)
_TAIL_LONGEST = 80
_TAIL_NAMES = 8
_BULLET = re.compile(r"^[-*+•▪◦‣·–—]\s+(?=\S)")
_WORD_BULLET = re.compile(r"^(\s*)(?:[•▪◦‣·●○■□➢➤►❖✓✔\uf0a7\uf0b7\uf0d8\uf0fc]\s+|o\t\s*)(?=\S)", re.MULTILINE)
_LETTERED = re.compile(r"^[a-z]\)\s")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
_SEPARATOR = re.compile(r"^([-_*=~])\1{2,}$")
_FULL_STOPS = (".", ",", ";", ":", "!", "?", "…")
_SUBHEADING_LONGEST = 60
_HEADING_LONGEST = 120
_WRAPPED_LONGEST = 120  # a longer line says that the text is not wrapped: each line is then a paragraph


@dataclass(frozen=True)
class Line:
    """A line and its number in what was pasted, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class Prepared:
    """Lines ready for the Markdown reader; whether a signature tail was taken off, and their shape had to tell."""

    lines: tuple[Line, ...]
    signature_tail: bool
    plain: bool


def prepare(source: str) -> Prepared:
    """Return the lines as Markdown. Refuses an empty or endless text, tables, and characters that cannot be printed."""
    text = without_invisible(source).replace("\r\n", "\n").replace("\r", "\n")
    text = _WORD_BULLET.sub(r"\1- ", text)
    if len(text) > MAX_CHARACTERS:
        raise MarkdownRefused(1, Reason.TOO_LONG)
    lines = [Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1)]
    _refuse_endless(lines)
    _refuse_unprintable(lines)
    _refuse_tables(lines)
    if not any(line.text.strip() for line in lines):
        raise MarkdownRefused(1, Reason.EMPTY)
    kept, tail = _without_tail(lines)
    plain = not _IS_MARKDOWN.search(text)
    return Prepared(tuple(_as_markdown(kept) if plain else kept), tail, plain)


def _refuse_endless(lines: list[Line]) -> None:
    """Refuse what no charter holds and would keep a reader of Markdown busy for minutes."""
    brackets = 0
    for line in lines:
        brackets += line.text.count("[")
        if line.number > _MOST_LINES or len(line.text) > _LINE_LONGEST or brackets > _MOST_BRACKETS:
            raise MarkdownRefused(line.number, Reason.TOO_LONG)


def _refuse_unprintable(lines: list[Line]) -> None:
    for line in lines:
        if found := unprintable(line.text.replace("\t", " ")):
            raise MarkdownRefused(line.number, Reason.CONTROL_CHARACTER, code_point(found))


def _refuse_tables(lines: list[Line]) -> None:
    """Refuse what would read as bars and dashes on one line."""
    for line in lines:
        if is_row(line.text):
            raise MarkdownRefused(line.number, Reason.TABLE)


def is_row(text: str) -> bool:
    """Tell whether a line is that of a table."""
    return "|" in text and bool(_TABLE.match(text))


def _without_tail(lines: list[Line]) -> tuple[list[Line], bool]:
    """Take off « Date / Signature / Nom et prénom : » and the names under it; blocks drawn by us replace them."""
    written = [line for line in lines if line.text.strip()]
    for position, line in enumerate(written, 1):
        text = line.text.strip()
        if len(text) > _TAIL_LONGEST or not (SIGNATURE_TAIL.match(text) or SIGNATURE_HEADING.match(text)):
            continue
        names = written[position : position + _TAIL_NAMES + 1]
        more = next((after for rank, after in enumerate(names) if not _is_name(after.text.strip(), rank)), None)
        if more is None:
            return lines[: line.number - 1], True
        if SIGNATURE_TAIL.match(text):
            raise MarkdownRefused(more.number, Reason.AFTER_SIGNATURES)
    return lines, False


def _is_name(text: str, rank: int) -> bool:
    """Under the tail stand the parties: a few short lines. Anything else is text that may not vanish."""
    return rank < _TAIL_NAMES and len(text) <= _TAIL_LONGEST and not text.endswith(".") and not text.startswith("#")


def _as_markdown(lines: list[Line]) -> list[Line]:
    """Write the shape of a plain text as Markdown: title, numbered headings, short headings, lists, paragraphs."""
    texts = [line.text.strip() for line in lines]
    one_paragraph_a_line = any(len(text) > _WRAPPED_LONGEST for text in texts)
    written: list[Line] = []
    titled = False
    for position, (line, text) in enumerate(zip(lines, texts, strict=True)):
        before = texts[position - 1] if position else ""
        after = texts[position + 1] if position + 1 < len(texts) else ""
        if not titled and text:
            titled = True
            shaped = _title(line, text)
        else:
            shaped = _shape(text, before, after, alone=one_paragraph_a_line or not (before or after))
        apart = shaped.startswith("#") or _LETTERED.match(text) or (one_paragraph_a_line and shaped[:2] != "- ")
        written += [Line(line.number, ""), Line(line.number, shaped)] if apart else [Line(line.number, shaped)]
        if shaped.startswith("#"):
            written.append(Line(line.number, ""))
    return written


def _title(line: Line, text: str) -> str:
    if _BULLET.match(text) or _NUMBER.match(text) or text.endswith(_FULL_STOPS) or len(text) > _HEADING_LONGEST:
        raise MarkdownRefused(line.number, Reason.NO_TITLE)
    words = re.findall(r"\w+", text.lower())
    return "# " + (text.capitalize() if text.isupper() and set(words) <= COMMON_TITLE_WORDS else text)


def _shape(text: str, before: str, after: str, *, alone: bool) -> str:
    if not text or _SEPARATOR.match(text):
        return ""
    if bullet := _BULLET.match(text):
        return "- " + text[bullet.end() :]
    if _NUMBER.match(text):
        return text if _is_counted_item(text, before, after) else "## " + _escaped(text)
    short = alone and not text.endswith(_FULL_STOPS)
    if short and len(text) <= _HEADING_LONGEST and NUMBERED_PART.match(text):
        return "## " + _escaped(text)
    if short and len(text) <= _SUBHEADING_LONGEST and not _BULLET.match(before):
        return "### " + _escaped(text)
    return _escaped(text)


def _is_counted_item(text: str, before: str, after: str) -> bool:
    """« 1. Définition » opens a part; a number in a row of numbers, or before a whole sentence, counts items."""
    return bool(
        text.endswith(_FULL_STOPS) or len(text) > _HEADING_LONGEST or _NUMBER.match(before) or _NUMBER.match(after)
    )


def _escaped(text: str) -> str:
    """Keep a sign that would open a block in Markdown from meaning anything here; emphasis stays readable."""
    return re.sub(r"^(?=[#>+=~-])", r"\\", text)
