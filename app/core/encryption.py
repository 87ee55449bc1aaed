"""Texts that a stolen copy of the database must not give away: kept encrypted, with a key that is not in it.

It protects from whoever reads a backup or the file, not from whoever rules the server: the notice says so.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Flask, current_app
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

_EXTENSION = "binome.encryption"


class Confidential(TypeDecorator[str]):
    """A text readable by the application alone: what the database holds of it is encrypted. Empty stays empty."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt what is about to be kept."""
        return value if not value else _keys().encrypt(value.encode()).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Give the text back; raises `cryptography.fernet.InvalidToken` when no key of ours opens it."""
        return value if not value else _keys().decrypt(value.encode()).decode()


def init_app(app: Flask, secrets: Sequence[str]) -> None:
    """Give the application its keys: the first encrypts, all of them open."""
    app.extensions[_EXTENSION] = tuple(secrets)


def opens(kept: str) -> bool:
    """Tell whether a key of ours opens what the database holds of a text."""
    from cryptography.fernet import InvalidToken

    try:
        _keys().decrypt(kept.encode())
    except InvalidToken:
        return False
    return True


def _keys() -> "MultiFernet":
    return _opened(current_app.extensions[_EXTENSION])


@lru_cache(maxsize=4)
def _opened(secrets: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # heavy, and of no use to most pages

    digests = (hashlib.sha256(b"binome confidential texts\0" + secret.encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
