"""Where somebody goes after signing in. Later features declare it; this one knows none of them."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, urlencode

from flask import url_for

from app.access.models import Person

Finder = Callable[[Person], str | None]

_finders: dict[str, tuple[int, Finder]] = {}
_next: dict[str, frozenset[str]] = {}
_NAME = re.compile(r"[a-z0-9-]{1,60}")  # what stands in an address of ours: a ref, a slug


def register(order: int, finder: Finder, *, name: str = "") -> None:
    """Let `finder` answer a path of this site for a person, or nothing; the lowest `order` is asked first.

    Registering the same name again (by default the finder's module) replaces it.
    """
    _finders[name or finder.__module__] = (order, finder)


def allow_next(*endpoints: str, values: tuple[str, ...] = ()) -> None:
    """Allow these endpoints, which take exactly these values, as the page to come back to after signing in."""
    _next.update({endpoint: frozenset(values) for endpoint in endpoints})


def next_page(endpoint: str, values: Mapping[str, object]) -> str:
    """Return how the sign-in page is told to come back there, when it may; otherwise nothing."""
    query = urlencode({name: str(value) for name, value in sorted(values.items())})
    return allowed_next(f"{endpoint}?{query}" if query else endpoint)


def allowed_next(wanted: str) -> str:
    """Return what `next_page` wrote when it is allowed, otherwise nothing: no address is ever followed as it is."""
    endpoint, _, query = wanted.partition("?")
    values = dict(parse_qsl(query))
    right = _next.get(endpoint) == values.keys() and all(_NAME.fullmatch(value) for value in values.values())
    return wanted if right else ""


def address_of(wanted: str) -> str:
    """Return the path of a page that `allowed_next` let through."""
    endpoint, _, query = wanted.partition("?")
    return url_for(endpoint, _external=False, **dict(parse_qsl(query)))


def path_for(person: Person) -> str | None:
    """Return the first path a feature has for this person."""
    for _, finder in sorted(_finders.values(), key=lambda pair: pair[0]):
        path = finder(person)
        if path:
            return path
    return None
