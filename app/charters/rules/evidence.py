"""How the chain of evidence holds together."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence

from app.charters.markdown import canonical

GENESIS = "0" * 64


def commitment(value: str, salt: str) -> str:
    """Return what the chain keeps of a value that names somebody: without the salt nobody can guess it back.

    The value counts in NFC, as canonical JSON writes it.
    """
    return hashlib.sha256(f"{salt}:{unicodedata.normalize('NFC', value)}".encode()).hexdigest()


def event_hash(event: Mapping[str, object], previous: str) -> str:
    """Return the hash of an event: SHA-256 of its canonical JSON together with the hash of the event before."""
    return hashlib.sha256(canonical({"event": event, "previous": previous})).hexdigest()


def first_broken(chain: Sequence[tuple[Mapping[str, object], str, str]]) -> int | None:
    """Return the rank of the first event (body, previous, hash) that does not hold, or `None` when all do."""
    before = GENESIS
    for rank, (event, previous, digest) in enumerate(chain, 1):
        if previous != before or event_hash(event, previous) != digest:
            return rank
        before = digest
    return None
