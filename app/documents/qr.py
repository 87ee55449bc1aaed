"""A QR drawn as vectors, sharp on any paper."""

import segno

from app.documents import style
from app.documents.flowing import Figure

_QUIET = 2  # modules of white kept around; the sheet gives the rest


class QrCode(Figure):
    """A QR of `text`, `size` points wide, with medium error correction; `alt` says what it opens."""

    def __init__(self, text: str, size: float, alt: str) -> None:
        super().__init__(size, size, alt)
        self._rows = tuple(tuple(map(bool, row)) for row in segno.make(text, error="m", micro=False).matrix)

    def paint(self) -> None:
        """Fill every dark stretch of every row, in one path."""
        canvas = self.canv
        module = self.width / (len(self._rows) + 2 * _QUIET)
        path = canvas.beginPath()
        for number, row in enumerate(self._rows):
            bottom = self.height - (number + _QUIET + 1) * module
            for start, length in _stretches(row):
                path.rect((start + _QUIET) * module, bottom, length * module, module)
        canvas.setFillColor(style.INK)
        canvas.drawPath(path, stroke=0, fill=1)


def _stretches(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for column, dark in enumerate((*row, False)):
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            found.append((start, column - start))
            start = None
    return found
