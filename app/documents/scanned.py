"""The pages of a copy: one image each, in its own proportions, on an A4 sheet held upright or sideways."""

import io
from collections.abc import Sequence

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # streams stay binary: a fifth smaller


def image_pages(images: Sequence[bytes]) -> bytes:
    """Return a PDF that shows these JPEG images, one a page."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, invariant=1, lang="fr-FR", pageCompression=1)
    for data in images:
        image = ImageReader(io.BytesIO(data))
        wide, high = image.getSize()
        page = landscape(A4) if wide > high else A4
        canvas.setPageSize(page)
        canvas.drawImage(image, 0, 0, *page, preserveAspectRatio=True, anchor="c")
        canvas.showPage()
    canvas.save()
    return sheet.getvalue()
