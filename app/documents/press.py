"""The press: lays flowing text out on pages and gives the bytes. One document at a time, the same bytes every time.

reportlab shares positions inside its fonts between threads, so nothing of it is touched outside `LOCK`. Tags, PDF/A and
the seal belong between `_lay_out` and the bytes.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from app.documents import fonts, style, wording
from app.documents.letterhead import Furniture, draw_folio

rl_config.useA85 = 0  # streams stay binary: a fifth smaller

LOCK = Lock()
_CREATOR = "Binôme"


@dataclass(frozen=True)
class Metadata:
    """What the file says of itself to readers and libraries."""

    title: str
    author: str


class _FolioCanvas(Canvas):  # type: ignore[misc] # reportlab ships no types
    """A canvas that writes « Page 2 / 3 » once it knows how many pages there are."""

    def save(self) -> None:
        total = self.getPageNumber() - 1
        for page in range(1, total + 1):
            self.beginForm(_folio_name(page))
            draw_folio(self, wording.folio(page, total))
            self.endForm()
        super().save()


def _folio_name(page: int) -> str:
    return f"folio-{page}"


def press(compose: Callable[[], list[Flowable]], furniture: Furniture, metadata: Metadata) -> bytes:
    """Return the PDF of what `compose` returns. `compose` is called under the lock, since it measures letters."""
    with LOCK:
        fonts.load()
        return _lay_out(compose(), furniture, metadata)


def _lay_out(story: list[Flowable], furniture: Furniture, metadata: Metadata) -> bytes:
    sheet = io.BytesIO()
    document = BaseDocTemplate(
        sheet,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[_template("first", furniture, first=True), _template("next", furniture, first=False)],
        title=fonts.readable(metadata.title),
        author=fonts.readable(metadata.author),
        creator=_CREATOR,
        producer=_CREATOR,
        lang="fr-FR",
        displayDocTitle=True,
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=1,
    )
    document.build([NextPageTemplate("next"), *story], canvasmaker=_FolioCanvas)
    return sheet.getvalue()


def _template(name: str, furniture: Furniture, *, first: bool) -> PageTemplate:
    head, foot = furniture.head_height(first=first), furniture.foot_height()
    frame = Frame(
        style.MARGIN,
        foot,
        style.WIDTH,
        style.PAGE_HEIGHT - head - foot,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def furnish(canvas: Canvas, _document: BaseDocTemplate) -> None:
        furniture.draw_head(canvas, first=first)
        furniture.draw_foot(canvas)
        canvas.doForm(_folio_name(canvas.getPageNumber()))

    return PageTemplate(id=name, frames=[frame], onPage=furnish)
