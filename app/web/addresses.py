"""Addresses that templates write again and again: each is built once per process."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from flask import has_request_context, request, url_for

_KEPT = 4096


def page_url(endpoint: str, /, **values: Any) -> str:
    """Return the path of an endpoint, as `url_for` does within a page; absolute addresses go through it each time.

    What is kept depends on the endpoint, its values in order, and where the site is mounted: nothing else of a request.
    A token is a secret, used once: it is not kept.
    """
    known = tuple(values.items())
    plain = endpoint[:1] != "." and "token" not in values
    plain = plain and all(name[0] != "_" and isinstance(value, Hashable) for name, value in known)
    if not plain or not has_request_context():
        return url_for(endpoint, **values)
    return _built(request.root_path, endpoint, known)


@lru_cache(maxsize=_KEPT)
def _built(_mounted_at: str, endpoint: str, values: tuple[tuple[str, Any], ...]) -> str:
    return url_for(endpoint, **dict(values))
