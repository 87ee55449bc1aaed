"""What flows down the pages and says what it is: text, columns, tables, figures."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, TableStyle
from reportlab.platypus import Table as Grid

from app.documents import style
from app.documents.breaking import Line, break_lines
from app.documents.fonts import Stretch
from app.documents.tagging import Artifact, Element, Tag, TaggedCanvas

_LEAST = 2  # lines of a paragraph that may stand alone at the foot or at the head of a page


class Text(Flowable):  # type: ignore[misc] # reportlab ships no types
    """A paragraph, a heading, an item or a cell: one element, in lines. A label (bullet or number) is its own."""

    canv: TaggedCanvas

    def __init__(
        self,
        stretches: Iterable[Stretch],
        shape: ParagraphStyle,
        element: Element | Artifact,
        label: tuple[Stretch, Element] | None = None,
    ) -> None:
        super().__init__()
        self.style = shape
        self.element = element
        self._stretches = tuple(stretches)
        self._label = label
        self._room = 0.0
        self._lines: tuple[Line, ...] = ()
        self._cut = False  # a part of a paragraph keeps the lines it was given

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        """Break the text into lines of that room; return the room and the height they take."""
        if not self._cut and room != self._room:
            self._lines = break_lines(self._stretches, self.style.fontSize, room - self.style.leftIndent)
            self._room = room
        self.width, self.height = room, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, room: float, height: float) -> "list[Text]":
        """Cut in two where the page ends, never leaving a line alone."""
        if not self._lines:  # a cell is wrapped in its own room, then cut in that of its whole column
            self.wrap(room, height)
        count = len(self._lines)
        first = min(int(height / self.style.leading + 1e-6), count)
        if 0 < count - first < _LEAST:
            first = count - _LEAST
        if first == count:
            return [self]
        return [self._part(0, first), self._part(first, count)] if first >= _LEAST else []

    def _part(self, start: int, end: int) -> "Text":
        """Return some of the lines as a paragraph of its own, that reportlab has not moved to another page yet."""
        part = Text(self._stretches, self.style, self.element, self._label if start == 0 else None)
        part.keep(self._lines[start:end])
        return part

    def keep(self, lines: tuple[Line, ...]) -> None:
        """Have these lines, and never break them again."""
        self._lines, self._cut = lines, True

    def draw(self) -> None:
        """Write the label, then the lines."""
        if not self._lines:
            return
        first = self.height - self.style.fontSize
        if self._label:
            stretch, element = self._label
            with self.canv.content(element):
                self._write([((stretch,), self.style.bulletIndent, first)])
        with self.canv.content(self.element):
            places = (first - number * self.style.leading for number in range(len(self._lines)))
            self._write((line, self.style.leftIndent, y) for line, y in zip(self._lines, places, strict=True))

    def _write(self, lines: Iterable[tuple[Line, float, float]]) -> None:
        pen = self.canv.beginText()
        pen.setFillColor(self.style.textColor)
        for line, x, y in lines:
            pen.setTextOrigin(x, y)
            for font, text in line:
                pen.setFont(font, self.style.fontSize)
                pen.textOut(text)
        self.canv.drawText(pen)


class Figure(Flowable, ABC):  # type: ignore[misc] # reportlab ships no types
    """A drawing, and the words that replace it for those who listen."""

    canv: TaggedCanvas

    def __init__(self, width: float, height: float, alt: str) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.element = Element(Tag.FIGURE, alt=alt)

    def draw(self) -> None:
        """Note where it stands on the page, and paint it."""
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.box = (left, bottom, left + self.width, bottom + self.height)
        with self.canv.content(self.element):
            self.paint()

    @abstractmethod
    def paint(self) -> None:
        """Draw in a box of `width` by `height`, from its lower left corner."""


def shared_out(shares: Sequence[int]) -> list[float]:
    """Return how wide columns are, in points, when each has its share of the page."""
    return [style.WIDTH * share / sum(shares) for share in shares]


def columns(cells: Sequence[Sequence[Flowable]], widths: Sequence[float], look: Sequence[Any]) -> Flowable:
    """Return flowables side by side. It is a layout: those who listen hear one column, then the next."""
    return _grid([[list(cell) for cell in cells]], widths, look)


def table(
    heads: Sequence[Sequence[Stretch]],
    rows: Iterable[Sequence[Sequence[Stretch]]],
    widths: Sequence[float],
    look: Sequence[Any],
) -> Flowable:
    """Return a table whose first row names the columns and is drawn again on every page it reaches."""
    whole = Element(Tag.TABLE)
    cells = [_row(whole, heads, Tag.HEAD_CELL, style.CELL_HEAD)]
    cells += [_row(whole, row, Tag.CELL, style.CELL) for row in rows]
    return _grid(cells, widths, look, _Rows, repeatRows=1)


class _Rows(Grid):  # type: ignore[misc] # reportlab ships no types
    """Rows that stay whole: one too high for the foot of a page goes to the next, unless it takes half a sheet."""

    def split(self, room: float, height: float) -> list[Flowable]:
        """Cut between two rows; inside the first of them when no page should be left half empty for its sake."""
        self._calc(room, height)
        self.splitInRow = int(self._rowHeights[self.repeatRows] > style.PAGE_HEIGHT / 2)
        parts: list[Flowable] = super().split(room, height)
        return parts


def _row(whole: Element, texts: Sequence[Sequence[Stretch]], tag: Tag, shape: ParagraphStyle) -> list[Text]:
    row = Element(Tag.ROW, whole)
    return [Text(text, shape, Element(tag, row, repeats=tag is Tag.HEAD_CELL)) for text in texts]


def _grid(
    cells: list[list[Any]], widths: Sequence[float], look: Sequence[Any], kind: type[Grid] = Grid, **options: int
) -> Flowable:
    return kind(
        cells,
        colWidths=list(widths),
        style=TableStyle([*style.CELLS, *look]),
        hAlign="LEFT",
        splitInRow=1,
        renderCB=_unspoken,
        **options,
    )


def _unspoken(grid: Grid, stage: str, *_: object) -> None:
    """Make artifacts of the rules and of the background that reportlab paints around cells."""
    if stage in ("startBG", "startLines"):
        grid.canv.begin_artifact()
    elif stage in ("endBG", "endLines"):
        grid.canv.end_artifact()
