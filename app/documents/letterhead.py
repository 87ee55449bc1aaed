"""What stands around the text of every page: the two strands and the names above, reference and page number below.

The names at the head of the first page are part of what is read. All that every page repeats is furniture: artifacts.
"""

from dataclasses import dataclass

from app.documents import style
from app.documents.flowing import Text
from app.documents.fonts import REGULAR, Stretch, name_stretches
from app.documents.model import Letterhead
from app.documents.tagging import Artifact, Element, Tag, TaggedCanvas

_MARK_WIDTH = 27.0
_MARK_HEIGHT = 19.0
_GAP = 8.0
TOP = 45.0  # from the edge of the sheet to the first line of the head, in points
FOOT = 34.0  # from the last line of the foot to the edge
_RULE = 1.6
_FOLIO_WIDTH = 60.0
_LONGEST = 400

_Lines = list[tuple[Text, float]]


@dataclass(frozen=True)
class Furniture:
    """The head and the foot of the pages of one document; their heights follow the length of the names."""

    head: Letterhead
    foot: tuple[str, str]

    def head_height(self, *, first: bool) -> float:
        """Return the height from the edge of the sheet down to the text, in points."""
        return TOP + sum(height for _, height in self._head_lines(first=first)) + (30 if first else 22)

    def foot_height(self) -> float:
        """Return the height from the bottom edge of the sheet up to the text, in points."""
        return FOOT + sum(height for _, height in self._foot_lines()) + 14

    def draw_head(self, canvas: TaggedCanvas, *, first: bool) -> None:
        """Draw the mark and both names on the first page, the names alone in small on the others, then two rules."""
        top = style.PAGE_HEIGHT - TOP
        lines = self._head_lines(first=first)
        left = style.MARGIN
        if first:
            middle = top - sum(height for _, height in lines) / 2
            draw_mark(canvas, left, middle - _MARK_HEIGHT / 2, _MARK_WIDTH)
            left += _MARK_WIDTH + _GAP
        for line, height in lines:
            top -= height
            line.drawOn(canvas, left, top)
        _draw_rules(canvas, top - 6)

    def draw_foot(self, canvas: TaggedCanvas) -> None:
        """Draw the two lines of the foot, wrapped when long."""
        bottom = FOOT
        for line, height in reversed(self._foot_lines()):
            line.drawOn(canvas, style.MARGIN, bottom)
            bottom += height

    def _head_lines(self, *, first: bool) -> _Lines:
        if not first:
            text = f"{self.head.programme}, {self.head.organisation}"
            return [_wrapped(Text(_brief(text), style.FOOTER, Artifact.HEADER), style.WIDTH)]
        width = style.WIDTH - _MARK_WIDTH - _GAP
        return [
            _wrapped(Text(_brief(self.head.programme, bold=True), style.BRAND, Element(Tag.P)), width),
            _wrapped(Text(_brief(self.head.organisation), style.HOST, Element(Tag.P)), width),
        ]

    def _foot_lines(self) -> _Lines:
        width = style.WIDTH - _FOLIO_WIDTH
        return [_wrapped(Text(_brief(line), style.FOOTER, Artifact.FOOTER), width) for line in self.foot]


def draw_folio(canvas: TaggedCanvas, text: str) -> None:
    """Draw the page number at the right of the last line of the foot."""
    canvas.setFont(REGULAR, style.FOOTER.fontSize)
    canvas.setFillColor(style.INK_SOFT)
    canvas.drawRightString(style.PAGE_WIDTH - style.MARGIN, FOOT + 3, text)


def draw_mark(canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
    """Draw the two strands that cross, in a box of 40 by 28 scaled to `width`."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width / 40, width / 40)
    canvas.setLineWidth(3.5)
    canvas.setLineCap(1)
    with canvas.artifact():
        for colour, start, end in ((style.PETROL, 24, 4), (style.COPPER, 4, 24)):
            canvas.setStrokeColor(colour)
            strand = canvas.beginPath()
            strand.moveTo(2, start)
            strand.curveTo(12, start, 12, 14, 20, 14)
            strand.curveTo(28, 14, 28, end, 38, end)
            canvas.drawPath(strand)
        canvas.setLineWidth(2.5)
        canvas.setStrokeColor(style.INK)
        canvas.setFillColor(style.MIRABELLE)
        canvas.circle(20, 14, 4.5, stroke=1, fill=1)
    canvas.restoreState()


def _draw_rules(canvas: TaggedCanvas, y: float) -> None:
    canvas.saveState()
    canvas.setLineWidth(_RULE)
    with canvas.artifact():
        for colour, height in ((style.PETROL, y), (style.COPPER, y - 3)):
            canvas.setStrokeColor(colour)
            canvas.line(style.MARGIN, height, style.MARGIN + style.WIDTH, height)
    canvas.restoreState()


def _brief(text: str, *, bold: bool = False) -> tuple[Stretch, ...]:
    """Cut what would push the text itself off the page."""
    return name_stretches(text if len(text) <= _LONGEST else text[:_LONGEST] + "…", bold=bold)


def _wrapped(line: Text, width: float) -> tuple[Text, float]:
    height: float = line.wrap(width, style.PAGE_HEIGHT)[1]
    return line, height
