"""Addresses of static files, with a hash of their content so that they may be cached for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import current_app

from app.web.addresses import page_url


@cache
def _digest(folder: str, filename: str) -> str:
    return hashlib.sha256((Path(folder) / filename).read_bytes()).hexdigest()[:10]


def static_url(filename: str) -> str:
    """Return the address of a static file; another content has another address."""
    return page_url("static", filename=filename, v=_digest(current_app.static_folder or "static", filename))
