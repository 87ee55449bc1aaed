"""The press: lays flowing text out on pages and gives the finished file. The same document, the same bytes every time.

reportlab shares positions inside its fonts between threads, so nothing of it is touched outside `LOCK`: one document is
laid out at a time. The archive, which makes the file tagged and durable, works outside the lock.
"""

import io
from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageTemplate

from app.documents import fonts, style, wording
from app.documents.archive import Metadata, Place, archive
from app.documents.letterhead import Furniture, draw_folio
from app.documents.model import SEAL_FIELD, AttachedFile
from app.documents.tagging import Artifact, Structure, TaggedCanvas

LOCK = Lock()


class _Sheets(TaggedCanvas):
    """The pages of a document; « Page 2 / 3 » is written once it is known how many there are."""

    def save(self) -> None:
        total = self.getPageNumber() - 1
        for page in range(1, total + 1):
            self.beginForm(_folio_name(page))
            draw_folio(self, wording.folio(page, total))
            self.endForm()
        super().save()


def _folio_name(page: int) -> str:
    return f"folio-{page}"


def press(
    compose: Callable[[], list[Flowable]],
    furniture: Furniture,
    metadata: Metadata,
    *,
    attachments: Sequence[AttachedFile] = (),
    sealed_by: str = "",
) -> bytes:
    """Return the PDF/A-3a and PDF/UA-1 file of what `compose` returns, in French, with the files attached.

    `compose` is called under the lock, since it measures letters. `sealed_by` names who will seal the file: an unsigned
    and invisible field, `SEAL_FIELD`, then awaits the seal, so that sealing changes nothing of what is read. Refuses
    two attachments of the same name (`ValueError`).
    """
    structure = Structure()
    with LOCK:
        fonts.load()
        sheets = _lay_out(compose(), furniture, structure)
        said = Metadata(fonts.readable(metadata.title), fonts.readable(metadata.author), metadata.at)
        place = Place(SEAL_FIELD, fonts.readable(wording.seal_of(sealed_by))) if sealed_by else None
    return archive(sheets, structure, said, attachments, place)


def _lay_out(story: list[Flowable], furniture: Furniture, structure: Structure) -> bytes:
    sheets = io.BytesIO()
    document = BaseDocTemplate(
        sheets,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[_template("first", furniture, first=True), _template("next", furniture, first=False)],
        initialFontName=fonts.REGULAR,
        invariant=1,
        pageCompression=0,  # the archive compresses
    )
    document.build([NextPageTemplate("next"), *story], canvasmaker=partial(_Sheets, structure=structure))
    return sheets.getvalue()


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

    def draw_head(canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        furniture.draw_head(canvas, first=first)

    def draw_foot(canvas: TaggedCanvas, _document: BaseDocTemplate) -> None:
        furniture.draw_foot(canvas)
        with canvas.artifact(Artifact.FOOTER):
            canvas.doForm(_folio_name(canvas.getPageNumber()))

    return PageTemplate(id=name, frames=[frame], onPage=draw_head, onPageEnd=draw_foot)
