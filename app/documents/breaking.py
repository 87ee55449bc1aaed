"""Breaking text into lines: at spaces; inside a word only when no line could hold it, then after its hyphens first."""

import unicodedata
from collections.abc import Iterable, Iterator

from app.documents.fonts import Stretch, width

Line = tuple[Stretch, ...]


def break_lines(stretches: Iterable[Stretch], size: float, room: float) -> tuple[Line, ...]:
    """Return lines at most `room` points wide.

    A line broken between two words keeps its space, so that whoever reads the file never joins them; one broken inside
    a word has none.
    """
    lines: list[Line] = []
    line: list[Stretch] = []
    used = 0.0
    for word in _words(stretches):
        wide = _width(word, size)
        if line:
            space = Stretch(line[-1].font, " ")
            line.append(space)
            used += width(" ", space.font, size)
            if used + wide > room:
                lines.append(_joined(line))
                line, used = [], 0.0
        if wide > room:
            *full, word = _chopped(word, size, room)  # noqa: PLW2901 # its end is an ordinary word
            lines.extend(map(_joined, full))
            wide = _width(word, size)
        line.extend(word)
        used += wide
    return (*lines, _joined(line)) if line else tuple(lines)


def _words(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Give the words; one may change fonts in its middle."""
    word: list[Stretch] = []
    for font, text in stretches:
        for number, piece in enumerate(text.split(" ")):
            if number and word:
                yield word
                word = []
            if piece:
                word.append(Stretch(font, piece))
    if word:
        yield word


def _chopped(word: list[Stretch], size: float, room: float) -> list[list[Stretch]]:
    """Cut a word too long for any line into pieces that fit: after hyphens, elsewhere where no hyphen is of help."""
    pieces: list[list[Stretch]] = []
    used = room
    for part in _hyphenated(word):
        wide = _width(part, size)
        if used + wide <= room:
            pieces[-1].extend(part)
            used += wide
        else:
            pieces.extend(_cut(part, size, room))
            used = _width(pieces[-1], size)
    return pieces


def _hyphenated(word: list[Stretch]) -> list[list[Stretch]]:
    """Give the parts of a word, each with the hyphen that ends it; one that joins no letters is no place to break."""
    chars = [Stretch(font, char) for font, text in word for char in text]
    parts: list[list[Stretch]] = [[]]
    for at, stretch in enumerate(chars):
        parts[-1].append(stretch)
        inside = 0 < at < len(chars) - 1
        if inside and stretch.text == "-" and chars[at - 1].text.isalnum() and chars[at + 1].text.isalnum():
            parts.append([])
    return parts


def _cut(word: list[Stretch], size: float, room: float) -> list[list[Stretch]]:
    """Cut a word where each line is full, never between a letter and its accent."""
    pieces: list[list[Stretch]] = [[]]
    used = 0.0
    for font, text in word:
        for char in text:
            wide = width(char, font, size)
            if used + wide > room and pieces[-1] and not unicodedata.combining(char):
                pieces.append([])
                used = 0.0
            pieces[-1].append(Stretch(font, char))
            used += wide
    return pieces


def _width(word: Iterable[Stretch], size: float) -> float:
    return sum(width(text, font, size) for font, text in word)


def _joined(line: Iterable[Stretch]) -> Line:
    """Join neighbours of the same font."""
    joined: list[Stretch] = []
    for stretch in line:
        if joined and joined[-1].font == stretch.font:
            joined[-1] = Stretch(stretch.font, joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return tuple(joined)
