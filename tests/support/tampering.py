"""What people, programs and forgers do to a sealed file."""

import io
import random
import re
from collections.abc import Iterator

import pikepdf
from app.documents.certificates import make_leaf, make_root
from app.documents.inspection import APPROVED, EVIDENCE
from app.documents.sealing import open_key, seal
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tests.support.sealing import PASSPHRASE, made_seal


def one_bit_changes(data: bytes, count: int, *, seed: int = 20) -> Iterator[tuple[int, bytes]]:
    """The file with one bit changed, at places drawn at random; each with its place."""
    drawn = random.Random(seed)
    for _ in range(count):
        at = drawn.randrange(len(data))
        yield at, data[:at] + bytes([data[at] ^ 1 << drawn.randrange(8)]) + data[at + 1 :]


def padding_changed(data: bytes) -> bytes:
    """The file with one digit changed in the padding of the seal's own value, which no seal covers."""
    start, first, second, _ = map(int, re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", data)[-1])
    assert data[second - 3 : second] == b"00>", start + first
    return data[: second - 2] + b"1" + data[second - 1 :]


def saved_again(data: bytes) -> bytes:
    """The file as another program writes it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()


def without_seal(data: bytes, *, keep: tuple[str, ...] = (APPROVED, EVIDENCE)) -> bytes:
    """The pages and the attached files, the seal taken out."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if "/V" in field:
                del field["/V"]
        if "/Perms" in pdf.Root:
            del pdf.Root["/Perms"]
        for name in list(pdf.attachments):
            if name not in keep:
                del pdf.attachments[name]
        pdf.save(out)
    return out.getvalue()


def with_an_update(data: bytes) -> bytes:
    """The file with something appended after its seal, as PDF allows."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    writer.root["/Lang"] = TextStringObject("en")
    writer.root["/Note"] = TextStringObject("afterwards")
    writer.update_root()  # type: ignore[no-untyped-call]  # pyHanko left it so
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]  # pyHanko left it so
    return out.getvalue()


def sealed_by_another(data: bytes, *, name: str, organisation: str) -> bytes:
    """The same document, its seal taken out and replaced by that of somebody who says to be called so."""
    since = made_seal().root.certificate.not_before
    root = make_root(name, organisation, PASSPHRASE, at=since)
    leaf = make_leaf(name, organisation, root, PASSPHRASE, at=since)
    return seal(without_seal(data), open_key(leaf.pkcs12, leaf.password), reason="Cachet")
