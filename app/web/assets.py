"""Addresses of static files, with a hash of their content so that they may be cached for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import current_app, url_for


@cache
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]


def static_url(filename: str) -> str:
    """Return the address of a static file; another content has another address."""
    path = Path(current_app.static_folder or "static") / filename
    return url_for("static", filename=filename, v=_digest(path))
