"""Where somebody goes after signing in. Later features declare it; this one knows none of them."""

from collections.abc import Callable

from app.access.models import Person

Finder = Callable[[Person], str | None]

_finders: dict[str, tuple[int, Finder]] = {}
_next: set[str] = set()


def register(order: int, finder: Finder, *, name: str = "") -> None:
    """Let `finder` answer a path of this site for a person, or nothing; the lowest `order` is asked first.

    Registering the same name again (by default the finder's module) replaces it.
    """
    _finders[name or finder.__module__] = (order, finder)


def allow_next(*endpoints: str) -> None:
    """Allow these endpoints, which take no value, as the page to come back to after signing in."""
    _next.update(endpoints)


def allowed_next(endpoint: str) -> str:
    """Return the endpoint when it was allowed, otherwise nothing: what a URL asks for is never followed as it is."""
    return endpoint if endpoint in _next else ""


def path_for(person: Person) -> str | None:
    """Return the first path a feature has for this person."""
    for _, finder in sorted(_finders.values(), key=lambda pair: pair[0]):
        path = finder(person)
        if path:
            return path
    return None
