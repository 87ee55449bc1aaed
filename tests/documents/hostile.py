"""Files made to exhaust or deceive whoever opens them."""

import io
import random
import zlib
from functools import cache

import pikepdf

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FIVE_MEGABYTES = 5_000_000


@cache
def inflating(size: int = 600_000_000) -> bytes:
    """More zeros than a child has memory for, that take a thousandth of their place."""
    packer, piece = zlib.compressobj(9), bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(size >> 20)) + packer.flush()


def with_attached(name: str, packed: bytes, times: int = 1) -> bytes:
    """A PDF that holds one file, whose stream is given as it stands, packed so many times."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[name] = b"{}"
        stream = pdf.attachments[name].get_file().obj
        stream.write(packed, filter=[pikepdf.Name.FlateDecode] * times)
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def objects(*bodies: bytes, size: int = 0) -> bytes:
    """A PDF of these objects, the first being its root, with a table that may lie about how many there are."""
    out, places = bytearray(_HEADER), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, count = len(out), size or len(bodies) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % at for at in places)
    return bytes(out) + b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def hidden_in_objects() -> bytes:
    """A PDF whose table of objects is itself a stream that unpacks to more than there is room for."""
    packed = inflating()
    head = b"<< /Type /XRef /W [1 2 1] /Size 99999999 /Root 1 0 R /Filter /FlateDecode /Length %d >>" % len(packed)
    start = len(_HEADER)
    return (
        _HEADER + b"1 0 obj\n" + head + b"\nstream\n" + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % start
    )


def junk() -> bytes:
    """Five megabytes drawn at random behind a header."""
    return _HEADER + random.Random(7).randbytes(_FIVE_MEGABYTES - len(_HEADER))


def endless_values() -> bytes:
    """Five megabytes of openings of a seal's value, for patterns that go back on their steps."""
    return (_HEADER + b"/ByteRange [ 0 1 2 /Contents <" + b"0" * 600) * (_FIVE_MEGABYTES // 650)


HOSTILE = {
    "bomb in the proof": lambda: with_attached("preuve.json", inflating()),
    "bomb in the approved file": lambda: with_attached("charte-approuvee.pdf", inflating()),
    "bomb in a bomb": lambda: with_attached("preuve.json", zlib.compress(inflating()), times=2),
    "bomb in the table": hidden_in_objects,
    "a proof as deep as a well": lambda: with_attached("preuve.json", zlib.compress(b"[" * 900_000)),
    "names that hold themselves": lambda: objects(
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>",
        b"<< /Kids [3 0 R 3 0 R 3 0 R] /Limits [(a) (z)] >>",
    ),
    "lists within lists": lambda: objects(b"<< /Type /Catalog /Deep " + b"[" * 1_000_000 + b"]" * 1_000_000 + b" >>"),
    "a table of a hundred million": lambda: objects(b"<< /Type /Catalog >>", size=99_999_999),
    "junk": junk,
    "values that never end": endless_values,
    "a million objects": lambda: _HEADER + b"1 0 obj <<>> endobj\n" * 240_000,
    "a password": encrypted,
    "a script": lambda: objects(
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://x.test'\\)) >> >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
    ),
}
