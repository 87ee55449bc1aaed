"""What a document in sections holds: plain values, already worded. The page and the PDF are drawn from it.

A section is read in this order: its sentences, its points, its ranks, its table, its passages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.documents.model import Letterhead


@dataclass(frozen=True)
class Listing:
    """A table: what heads its columns, its rows, and how wide each column is beside the others."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Quoted:
    """Words somebody typed, on several lines perhaps, after what they are."""

    label: str
    words: str


@dataclass(frozen=True)
class Passage:
    """Something about somebody, or about two people, under a heading of its own."""

    title: str
    points: tuple[str, ...] = ()
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the document."""

    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    listing: Listing | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """The minutes of a session, in one copy. `warning` says that they are not final; `facts` are a term and its value.

    `reference` tells the file from the others, `at` is when what it says was true, and no hour of printing.
    """

    letterhead: Letterhead
    title: str
    warning: str
    facts: tuple[tuple[str, str], ...]
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, str]
    reference: str
    at: datetime

    def words(self) -> Iterator[str]:
        """Give everything that is read, in order: what the page and the file both say."""
        yield from filter(None, (self.title, self.warning))
        for term, value in self.facts:
            yield from (term, value)
        yield from self.opening
        for section in self.sections:
            yield from _words(section)


def _words(section: Section) -> Iterator[str]:
    yield from (section.title, *section.sentences, *section.points, *section.ranks)
    if section.listing is not None:
        yield from section.listing.heads
        for row in section.listing.rows:
            yield from row
    for passage in section.passages:
        yield from (passage.title, *passage.points)
        for each in passage.quoted:
            yield from (each.label, *filter(None, map(str.strip, each.words.splitlines())))
