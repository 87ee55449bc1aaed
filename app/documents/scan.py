"""The copy of sheets signed by hand: whatever was sent is decoded, drawn again from its pixels, and made one PDF.

Nothing of the file that came in is kept: no place, no camera, no script, no attachment, no text hidden under the image.
The decoding happens in a child process (`app.documents.apart`), in `app.documents.sheets`.
"""

import io
import struct
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from app.documents.apart import Limits, NoPlaceFree, WorkFailed, run_apart

MAX_BYTES = 5 * 1024 * 1024  # of all that is sent at once; what is kept is smaller, and goes into the signed charter
MAX_PAGES = 10
_LIMITS = Limits(memory=640 * 1024 * 1024, cpu=20, wall=25, queue=10)


class ScanProblem(StrEnum):
    """Why a copy cannot be taken."""

    KIND = "kind"
    PHONE_FORMAT = "phone_format"  # HEIC and its like: photographs no browser shows
    UNREADABLE = "unreadable"
    PROTECTED = "protected"
    PAGES = "pages"
    LARGE = "large"
    SMALL = "small"
    BLANK = "blank"
    BUSY = "busy"  # nothing is wrong with the copy


class ScanRefused(Exception):
    """The copy cannot be taken; `problem` says why."""

    def __init__(self, problem: ScanProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def rewrite_scan(files: Sequence[bytes], *, author: str, at: datetime) -> bytes:
    """Return one PDF/A-3a of images, a page for each sheet of these files (JPEG, PNG or PDF) in their order.

    It says who made the copy, and when.

    Raises `ScanRefused`: another kind of file, one that cannot be read or wants a password, more than ten pages, more
    than forty million points in one image, fewer than can be read, or nothing but blank pages.
    """
    from app.documents.sheets import redraw  # named here, loaded with its decoders in the child alone

    try:
        problem, pdf = unpack(run_apart(redraw, pack([author.encode(), at.isoformat().encode(), *files]), _LIMITS))
    except NoPlaceFree as busy:
        raise ScanRefused(ScanProblem.BUSY) from busy
    except (WorkFailed, ValueError, struct.error) as failed:
        raise ScanRefused(ScanProblem.UNREADABLE) from failed
    if problem:
        raise ScanRefused(ScanProblem(problem.decode()))
    return pdf


def previews(pdf: bytes) -> list[bytes]:
    """Return the pages of a PDF made by `rewrite_scan`, as JPEG images."""
    import pikepdf  # heavy: loaded when somebody looks

    images = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for drawn in page.Resources.XObject.values():
                if isinstance(drawn, pikepdf.Stream):
                    pikepdf.PdfImage(drawn).extract_to(stream=(image := io.BytesIO()))
                    images.append(image.getvalue())
    return images


def pack(parts: Sequence[bytes]) -> bytes:
    """Return several pieces as one, each after its length."""
    return b"".join(struct.pack(">Q", len(part)) + part for part in parts)


def unpack(packed: bytes) -> list[bytes]:
    """Return the pieces that `pack` joined."""
    parts, start = [], 0
    while start < len(packed):
        (length,) = struct.unpack_from(">Q", packed, start)
        start += 8
        if start + length > len(packed):
            raise ValueError("a piece is cut short")
        parts.append(packed[start : start + length])
        start += length
    return parts
