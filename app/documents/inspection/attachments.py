"""The files inside a PDF, unpacked within bounds: a stream of a few kilobytes may claim to hold gigabytes."""

import hashlib
import io
import zlib
from collections.abc import Iterator

import pikepdf

from app.documents.inspection.findings import AttachmentFound, Problem
from app.documents.model import APPROVED, EVIDENCE

_MOST_OF = {APPROVED: 5_000_000, EVIDENCE: 1_000_000}  # bytes once unpacked; a charter's hold a tenth of that
_PLAIN = {None, "/FlateDecode"}


def read_attachments(data: bytes) -> tuple[Problem, tuple[AttachmentFound, ...]]:
    """Return the two files a sealed charter holds, those of them that are there."""
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return Problem.ENCRYPTED, ()
            return Problem.NONE, tuple(_found(pdf))
    except pikepdf.PasswordError:
        return Problem.ENCRYPTED, ()
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError, AttributeError, MemoryError):
        return Problem.UNREADABLE, ()


def _found(pdf: pikepdf.Pdf) -> Iterator[AttachmentFound]:
    for name in (APPROVED, EVIDENCE):
        if name in pdf.attachments:
            yield _unpacked(name, pdf.attachments[name].get_file().obj)


def _unpacked(name: str, stream: pikepdf.Object) -> AttachmentFound:
    raw, most = stream.read_raw_bytes(), _MOST_OF[name]
    packing = _packing(stream)
    if packing not in _PLAIN or "/DecodeParms" in stream:
        return AttachmentFound(name, refused=True)
    content = raw if packing is None else _inflated(raw, most)
    if content is None or len(content) > most:
        return AttachmentFound(name, refused=True)
    kept = content if name == EVIDENCE else b""
    return AttachmentFound(name, len(content), hashlib.sha256(content).hexdigest(), kept)


def _packing(stream: pikepdf.Object) -> str | None:
    if "/Filter" not in stream:
        return None
    said = stream["/Filter"]
    names = [str(each) for each in said] if isinstance(said, pikepdf.Array) else [str(said)]
    return names[0] if len(names) == 1 else " ".join(names)


def _inflated(raw: bytes, most: int) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(raw, most + 1)
    except zlib.error:
        return None
