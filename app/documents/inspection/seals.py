"""The seals of a PDF, read in its raw bytes: no reader of PDFs has a say in what is covered.

A seal cannot hide in a compressed object, since the bytes it covers stop where its own value stands in hexadecimal. One
that covers the file from its first byte to its last, but for that value, leaves nothing for two readers to see in two
ways: what was appended, moved or wrapped shows as bytes that are not covered.

Source: ISO 32000-2, 12.8.1 (byte range); ETSI EN 319 142-1 (PAdES); RFC 5652 (CMS).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice

from cryptography import x509

from app.documents.certificates import fingerprint_of, name_of
from app.documents.inspection.certificates import issuing_root, same_organisation, valid_at
from app.documents.inspection.findings import SealFound, instant
from app.documents.inspection.message import read_message

_RANGE = re.compile(rb"/ByteRange\s{0,8}\[\s{0,8}(\d{1,10})\s{1,8}(\d{1,10})\s{1,8}(\d{1,10})\s{1,8}(\d{1,10})[\s\]]")
_VALUE = re.compile(rb"/Contents\s{0,8}<([^<>]{512,200000})>")
_WRITTEN_AT = re.compile(rb"/M\s{0,8}\(([^()]{16,80})\)")
_OCTAL = re.compile(rb"\\([0-7]{3})")
_TIME = re.compile(rb"D:(\d{14})(?:Z|([+-])(\d\d)'?(\d\d)?)?")
_MARK = b"/ByteRange"
_MOST = 8  # a charter has one
_AROUND = 4096  # bytes of a signature dictionary on either side of its value


@dataclass(frozen=True)
class _Covered:
    """The two stretches a seal says it covers, as offsets and lengths; its own value stands between them."""

    start: int
    first: int
    second: int
    last: int

    @property
    def reached(self) -> int:
        """Where the second stretch ends."""
        return self.second + self.last

    def stretches(self, data: bytes) -> tuple[bytes, bytes]:
        """Return the bytes that are covered."""
        return data[self.start : self.start + self.first], data[self.second : self.reached]


@dataclass(frozen=True)
class _Place:
    """Where a seal stands: its value, what it says it covers around it, and the dictionary it is in."""

    value: bytes
    covered: _Covered | None
    dictionary: bytes


def find_seals(data: bytes, roots: Sequence[x509.Certificate]) -> tuple[SealFound, ...]:
    """Return the seals of the file, in their order, at most eight; one too damaged to be read is among them."""
    found = tuple(_judge(data, place, roots) for place in islice(_places(data), _MOST))
    return found or ((SealFound(),) if _MARK in data else ())


def _places(data: bytes) -> Iterator[_Place]:
    for found in _VALUE.finditer(data):
        opening, end = found.start(1) - 1, found.end()
        dictionary = data[max(0, found.start() - _AROUND) : opening] + data[end : end + _AROUND]
        if _MARK not in dictionary:
            continue  # a string like any other
        ranges = [_Covered(*map(int, each.groups())) for each in _RANGE.finditer(dictionary)]
        mine = [each for each in ranges if each.start + each.first == opening and each.second == end]
        yield _Place(found[1], mine[0] if mine else None, dictionary)


def _judge(data: bytes, place: _Place, roots: Sequence[x509.Certificate]) -> SealFound:
    message, covered = read_message(_octets(place.value)), place.covered
    if message is None:
        return SealFound()
    signed_at = message.signed_at or _said_in(place.dictionary)
    root = issuing_root(message.certificate, roots)
    trusted = root is not None and valid_at(message.certificate, signed_at) and valid_at(root, signed_at)
    return SealFound(
        legible=True,
        intact=covered is not None and covered.reached <= len(data) and message.holds(*covered.stretches(data)),
        whole=covered is not None and covered.start == 0 and covered.reached == len(data),
        padded=message.padded,
        appended=max(0, len(data) - covered.reached) if covered else 0,
        trusted=trusted,
        namesake=root is None and same_organisation(message.certificate, roots),
        subject=name_of(message.certificate),
        fingerprint=message.fingerprint,
        root=fingerprint_of(root) if root is not None and trusted else "",
        signed_at=instant(signed_at),
        stamped_at=instant(message.stamp.at) if message.stamp else "",
        stamped_by=message.stamp.by if message.stamp else "",
    )


def _octets(value: bytes) -> bytes:
    try:
        return bytes.fromhex(value.decode("ascii"))
    except ValueError:
        return b""


def _said_in(dictionary: bytes) -> datetime | None:
    """Return the time a signature dictionary gives; it is among the bytes that are covered."""
    written = _WRITTEN_AT.search(dictionary)
    found = written and _TIME.match(_OCTAL.sub(lambda code: bytes([int(code[1], 8) & 255]), written[1]))
    if not found:
        return None
    away = timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0))
    try:
        zone = timezone(-away if found[2] == b"-" else away)
        return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None
