"""Who reads which page of method, and how a page is called in an address. Pure."""

import re
from collections.abc import Collection

from app.core.text import fold
from app.followup.models import ResourceReaders

NEW = "nouvelle"
"""What stands in an address for a page that is not written yet; no page is called so."""

POSITIONS = range(1, 1000)
_LONGEST = 60


def may_read(readers: ResourceReaders, *, of_pairs: bool) -> bool:
    """Tell whether a visitor reads a page: `of_pairs` is somebody of a pair, or of the staff."""
    return readers is ResourceReaders.EVERYBODY or (of_pairs and readers is ResourceReaders.PAIRS)


def slug_for(title: str, taken: Collection[str]) -> str:
    """Return what a new page is called in its address, after its title, unlike any other; it never changes again."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title).encode("ascii", "ignore").decode())
    bare = words[:_LONGEST].strip("-") or "page"
    rank, slug = 1, bare
    while slug in taken or slug == NEW:
        rank += 1
        slug = f"{bare}-{rank}"
    return slug
