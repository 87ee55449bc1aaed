"""Tokens and codes that open something: made at random, stored only as a hash, compared in constant time."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """Return a link token of 256 bits."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """Return a code of six digits."""
    return f"{secrets.randbelow(1_000_000):06d}"


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token, the only form of it that is stored."""
    return hashlib.sha256(token.encode()).hexdigest()


def hash_code(code: str, *, salt: str) -> str:
    """Return the hash of a short code, bound to the thing it opens so that equal codes do not look equal."""
    return hashlib.sha256(f"{salt}:{code}".encode()).hexdigest()


def equal(left: str, right: str) -> bool:
    """Compare two secrets without telling by the time taken where they differ; any character is accepted."""
    return hmac.compare_digest(left.encode(), right.encode())
