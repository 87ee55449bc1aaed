"""Fingerprints of documents: the whole for machines, a short grouping for eyes."""

import hashlib


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of the bytes, as `sha256sum` prints it."""
    return hashlib.sha256(content).hexdigest()


def as_openssl(digest: str) -> str:
    """Return « 3F:A9:… », as `openssl x509 -fingerprint` prints it: what is compared by eye has one form everywhere."""
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2)).upper()


def short(digest: str, *, groups: int = 4) -> str:
    """Return the first `groups` groups of four digits, enough to compare by eye and never enough to prove anything."""
    return " ".join(digest[start : start + 4] for start in range(0, 4 * groups, 4) if digest[start : start + 4])
