"""The pages of method that come with the product: a Markdown file each, its title, a sentence, then the text."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_IN_ORDER = (
    "guide-du-mentor",
    "guide-de-la-personne-mentoree",
    "preparer-une-premiere-rencontre",
    "un-cadre-pour-la-premiere-heure",
    "des-questions-qui-aident",
    "les-etapes-d-une-installation",
    "quand-c-est-difficile",
)
_STEP = 10  # between two ranks, so that a host may put a page of its own in between


@dataclass(frozen=True)
class MethodPage:
    """One of our pages, as it comes. `position` is its rank in the list."""

    slug: str
    title: str
    summary: str
    body: str
    position: int


@cache
def method_pages() -> tuple[MethodPage, ...]:
    """Return our pages in order; the files are read once."""
    return tuple(_page(slug, rank * _STEP) for rank, slug in enumerate(_IN_ORDER, 1))


def _page(slug: str, position: int) -> MethodPage:
    title, summary, body = (_FOLDER / f"{slug}.md").read_text(encoding="utf-8").split("\n\n", 2)
    return MethodPage(slug, title.removeprefix("# "), summary, body.strip(), position)
