"""Decoding what somebody scanned or photographed; in a child process alone, since the file may be hostile.

A file is taken by what it begins with, never by its name, and only if its one decoder reads it whole.
"""

import io
import math
from collections.abc import Iterator
from datetime import datetime

import pypdfium2
from PIL import Image, ImageChops

from app.documents.scan import MAX_PAGES, ScanProblem, ScanRefused, pack, unpack
from app.documents.scanned import image_pages

_LONGEST = 2339  # pixels on the long side of an A4 sheet at 200 dots an inch
_MOST_PIXELS = 40_000_000
_FEWEST = 600  # on the long side: less cannot be read once printed
_CONTRAST = 24  # of 255, between the darkest and the lightest: a blank sheet has less
_WANTED = 1_300_000  # bytes of one copy, so that a charter with three of them still goes by mail and to `/verifier`
_EFFORTS = ((2339, 75), (2339, 60), (1754, 65), (1754, 45), (1240, 45), (1240, 30), (900, 30))
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4: how the camera was held
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PHONES = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")


def redraw(packed: bytes) -> bytes:
    """Take an author, an instant and files, packed; return `("", pdf)` or `(problem, "")`, packed too."""
    author, at, *files = unpack(packed)
    try:
        sheets = [sheet for data in files for sheet in _sheets(data)]
        written = [sheet for sheet in sheets if not _is_blank(sheet)]
        if len(sheets) > MAX_PAGES:
            raise ScanRefused(ScanProblem.PAGES)
        if not written:
            raise ScanRefused(ScanProblem.BLANK)
        pdf = image_pages(_as_jpegs(written), author.decode(), datetime.fromisoformat(at.decode()))
        return pack([b"", pdf])
    except ScanRefused as refused:
        return pack([refused.problem.value.encode(), b""])


def _sheets(data: bytes) -> Iterator[Image.Image]:
    if data.startswith(b"\xff\xd8\xff"):
        yield _photograph(data, "JPEG")
    elif data.startswith(b"\x89PNG\r\n\x1a\n"):
        yield _photograph(data, "PNG")
    elif data.startswith(b"%PDF-"):
        yield from _pages(data)
    else:
        phone = data[4:8] == b"ftyp" and data[8:12] in _PHONES
        raise ScanRefused(ScanProblem.PHONE_FORMAT if phone else ScanProblem.KIND)


def _photograph(data: bytes, kind: str) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = None  # our own limit, checked before anything is decoded
    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as image:
            _refuse_size(image.width, image.height)
            if kind == "JPEG":
                image.draft(None, (_LONGEST, _LONGEST))  # decodes a large photograph at a half or a quarter
            image.load()
            held = _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
            sheet = _on_white(_sized(_plain(image)))
            return sheet.transpose(held) if held else sheet
    except ScanRefused:
        raise
    except Exception as failed:
        raise ScanRefused(ScanProblem.UNREADABLE) from failed


def _refuse_size(width: int, height: int) -> None:
    if width * height > _MOST_PIXELS:
        raise ScanRefused(ScanProblem.LARGE)
    if max(width, height) < _FEWEST:
        raise ScanRefused(ScanProblem.SMALL)


def _pages(data: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failed:
        protected = "password" in str(failed).lower()
        raise ScanRefused(ScanProblem.PROTECTED if protected else ScanProblem.UNREADABLE) from failed
    if len(document) > MAX_PAGES:
        raise ScanRefused(ScanProblem.PAGES)
    for number in range(len(document)):
        try:
            page = document[number]
            image = page.render(scale=_LONGEST / max(page.get_size())).to_pil()
            page.close()
        except (pypdfium2.PdfiumError, ArithmeticError, ValueError) as failed:
            raise ScanRefused(ScanProblem.UNREADABLE) from failed
        if min(image.size) < _FEWEST / 2:
            raise ScanRefused(ScanProblem.SMALL)
        yield _on_white(image)


def _sized(image: Image.Image, longest: int = _LONGEST) -> Image.Image:
    factor = longest / max(image.size)
    if factor >= 1:
        return image
    size = (math.ceil(image.width * factor), math.ceil(image.height * factor))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2)


def _plain(image: Image.Image) -> Image.Image:
    """Return the image in a mode that can be made smaller: eight bits a point, no palette."""
    if image.mode.startswith("I"):
        return image.point(lambda level: level / 256).convert("L")
    return image.convert({"1": "L", "P": "RGBA", "PA": "RGBA"}[image.mode]) if image.mode in ("1", "P", "PA") else image


def _on_white(image: Image.Image) -> Image.Image:
    """Return the image in grey or in colours, on white paper, with nothing beside its pixels."""
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = Image.new("RGB", clear.size, "white")
        image.paste(clear, mask=clear.getchannel("A"))
    plain = image.convert("L" if image.mode == "L" else "RGB")
    plain.info.clear()
    return plain.convert("L") if plain.mode == "RGB" and _is_grey(plain) else plain


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return ImageChops.difference(red, green).getbbox() is None and ImageChops.difference(red, blue).getbbox() is None


def _is_blank(image: Image.Image) -> bool:
    lowest, highest = image.convert("L").reduce(4).getextrema()
    return bool(highest - lowest < _CONTRAST)  # type: ignore[operator]  # two numbers, for one channel


def _as_jpegs(sheets: list[Image.Image]) -> list[bytes]:
    """Return the sheets as JPEG, as sharp as what a copy may weigh allows."""
    for longest, quality in _EFFORTS:
        drawn = [_jpeg(_sized(sheet, longest), quality) for sheet in sheets]
        if sum(map(len, drawn)) <= _WANTED:
            break
    return drawn


def _jpeg(image: Image.Image, quality: int) -> bytes:
    sheet = io.BytesIO()
    image.save(sheet, "JPEG", quality=quality, optimize=True)
    return sheet.getvalue()
