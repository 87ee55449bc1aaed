"""Props of the demo: copies of a sealed charter that somebody changed, and a sheet that somebody signed in ink.

They are what people, programs and forgers make outside of the application, so they are made here, by hand.
"""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

from app import documents
from app.charters.models import Charter
from app.charters.printing import final_pdf
from app.demo import wording
from app.demo.rules import Tampering
from app.documents.wording import DATE_AND_SIGNATURE

_HAND = Path(documents.__file__).with_name("fonts") / "SchibstedGrotesk-Italic.ttf"
_PHRASE = "the key of somebody else"
_INK = (24, 44, 120)
_SCALE = 1.7  # pixels to a point: about 120 to the inch
_FLOURISH = [(0, 34), (14, 6), (22, 40), (34, 2), (40, 30), (54, 20), (62, 34), (78, 12), (86, 32), (120, 24)]


def tampered(charter: Charter, sealed: bytes, how: Tampering, at: datetime) -> bytes:
    """Return a copy of a sealed charter to which that was done."""
    if how is Tampering.ONE_BYTE:
        return sealed.replace(b"/Type /Pages", b"/Type /pages", 1)
    if how is Tampering.APPENDED:
        return sealed + b"% une ligne de plus\n"
    if how is Tampering.SAVED_AGAIN:
        return _saved_again(sealed)
    if how is Tampering.SEAL_REMOVED:
        return final_pdf(charter)
    if how is Tampering.NAMESAKE:
        return _sealed_by_a_namesake(final_pdf(charter), at)
    return sealed


def _saved_again(sealed: bytes) -> bytes:
    import pikepdf

    with pikepdf.open(io.BytesIO(sealed)) as document:
        document.save(out := io.BytesIO())
    return out.getvalue()


def _sealed_by_a_namesake(pdf: bytes, at: datetime) -> bytes:
    """Seal it as anybody can: with a certificate of their own, that bears our name."""
    from app.documents.certificates import make_leaf, make_root
    from app.documents.sealing import open_key, seal

    organisation, root_name, leaf_name = wording.SEAL_NAMES
    root = make_root(root_name, organisation, _PHRASE, at=at)
    leaf = make_leaf(leaf_name, organisation, root, _PHRASE, at=at)
    return seal(pdf, open_key(leaf.pkcs12, leaf.password), reason=leaf_name, at=at)


def signed_in_ink(pdf: bytes, name: str, day: str) -> bytes:
    """Return the charter as a scanner gives it back: images of its pages, dated and signed in the frame of `name`."""
    import pypdfium2
    from PIL import Image, ImageDraw

    pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=_SCALE).to_pil().convert("RGB")
            frame = _frame(page, name)
            if frame:
                _write(ImageDraw.Draw(image), *frame, day)
            pages.append(image.rotate(-0.4, Image.Resampling.BICUBIC, fillcolor="white"))
    pages[0].save(out := io.BytesIO(), "PDF", save_all=True, append_images=pages[1:], quality=70)
    return out.getvalue()


def _frame(page: Any, name: str) -> tuple[float, float] | None:
    """Return where that person writes on an image of the page, if it is there: under their name, and what is asked."""
    text = page.get_textpage()
    asked, named = (_place(text, words) for words in (DATE_AND_SIGNATURE, name))
    if asked is None or named is None:
        return None
    return named[0] * _SCALE, (page.get_height() - asked[1]) * _SCALE


def _place(text: Any, words: str) -> tuple[float, float] | None:
    """Return the left and the bottom of the first such words, in points from the foot of the page."""
    found = text.search(words, match_case=True).get_next()
    if found is None:
        return None
    left, bottom, _right, _top = text.get_charbox(found[0])
    return left, bottom


def _write(pen: Any, left: float, top: float, day: str) -> None:
    from PIL import ImageFont

    hand = ImageFont.truetype(_HAND, 22)
    pen.text((left + 4, top + 14), day, _INK, hand)
    pen.line([(left + 10 + x, top + 62 + y) for x, y in _FLOURISH], _INK, 3, "curve")
