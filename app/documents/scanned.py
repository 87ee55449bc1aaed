"""The pages of a copy: one image each, in its own proportions, on an A4 sheet held upright or sideways."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader

from app.documents import fonts, wording
from app.documents.archive import Metadata, archive
from app.documents.tagging import Element, Structure, Tag, TaggedCanvas


def image_pages(images: Sequence[bytes], author: str, at: datetime) -> bytes:
    """Return a PDF/A-3a and PDF/UA-1 file that shows these JPEG images, one a page; each says which page it shows."""
    sheets, structure = io.BytesIO(), Structure()
    fonts.load()
    make = partial(TaggedCanvas, structure=structure, initialFontName=fonts.REGULAR, invariant=1, pageCompression=0)
    canvas: Any = make(sheets)
    for number, data in enumerate(images, 1):
        _show(canvas, data, wording.scanned_page(number, len(images)))
    canvas.save()
    return archive(sheets.getvalue(), structure, Metadata(wording.SCAN, fonts.readable(author), at))


def _show(canvas: TaggedCanvas, data: bytes, alt: str) -> None:
    image = ImageReader(io.BytesIO(data))
    wide, high = image.getSize()
    page = landscape(A4) if wide > high else A4
    scale = min(page[0] / wide, page[1] / high)
    width, height = wide * scale, high * scale
    left, bottom = (page[0] - width) / 2, (page[1] - height) / 2
    canvas.setPageSize(page)
    with canvas.content(Element(Tag.FIGURE, alt=alt, box=(left, bottom, left + width, bottom + height))):
        canvas.drawImage(image, left, bottom, width, height)
    canvas.showPage()
