"""What is worth knowing of a text that can be taken: what was recognised, and what people usually forget."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from app.charters.markdown.blocks import (
    Block,
    BulletList,
    CharterSource,
    Heading,
    NumberedList,
    Subheading,
    plain_text,
    text_of,
)
from app.charters.markdown.fields import fields_of

_BLANK = re.compile(r"\.{4,}|…{2,}|_{4,}|\[[^\[\]]{0,40}à (?:compléter|remplir|préciser)[^\[\]]{0,40}\]", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?:\d+|un|une|deux|trois|six|neuf|douze|dix-huit|vingt-quatre)\s+(?:mois|ans?|années?)\b", re.IGNORECASE
)
_MOST_BLANKS = 5


class AdviceCode(StrEnum):
    """What there is to say; nothing here stops the text from being taken."""

    RECOGNISED = "recognised"
    SIGNATURE_TAIL = "signature_tail"
    CLAUSES = "clauses"
    NAMES_UNUSED = "names_unused"
    NO_END = "no_end"
    BLANK = "blank"
    BARE_HEADING = "bare_heading"


@dataclass(frozen=True)
class Advice:
    """One thing to say of the text; `is_doubt` when it may be a mistake."""

    code: AdviceCode
    params: dict[str, str | int] = field(default_factory=dict)

    @property
    def is_doubt(self) -> bool:
        """Tell what the coordination should look at again from what it is told for its information."""
        return self.code not in (AdviceCode.RECOGNISED, AdviceCode.SIGNATURE_TAIL, AdviceCode.CLAUSES)


def advise(source: str, read: CharterSource) -> tuple[Advice, ...]:
    """Return what to say of a text that was read."""
    return (
        *_recognised(read),
        *_names(read),
        *_end(source, read),
        *_bare_headings(read.blocks),
        *_blanks(source, read),
    )


def _recognised(read: CharterSource) -> Iterator[Advice]:
    if read.plain:
        headings = sum(isinstance(block, Heading | Subheading) for block in read.blocks)
        lists = sum(isinstance(block, BulletList | NumberedList) for block in read.blocks)
        yield Advice(AdviceCode.RECOGNISED, {"headings": headings, "lists": lists})
    if read.signature_tail:
        yield Advice(AdviceCode.SIGNATURE_TAIL)
    if read.clauses:
        yield Advice(AdviceCode.CLAUSES, {"count": len(read.clauses)})


def _names(read: CharterSource) -> Iterator[Advice]:
    unused = {"mentor", "mentee"} - fields_of(read.blocks, read.clauses)
    if unused:
        yield Advice(AdviceCode.NAMES_UNUSED, {"fields": " ".join(sorted(unused))})


def _end(source: str, read: CharterSource) -> Iterator[Advice]:
    if not {"end", "duration"} & fields_of(read.blocks, read.clauses) and not _DURATION.search(source):
        yield Advice(AdviceCode.NO_END)


def _bare_headings(blocks: tuple[Block, ...]) -> Iterator[Advice]:
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        alone = isinstance(block, Heading) and (after is None or isinstance(after, Heading))
        if isinstance(block, Heading | Subheading) and (alone or after is None):
            yield Advice(AdviceCode.BARE_HEADING, {"heading": text_of(block.runs)})


def _blanks(source: str, read: CharterSource) -> Iterator[Advice]:
    """Say where a form was left to be filled in by hand: the site fills fields, nobody fills dots."""
    said = plain_text(read.blocks)
    lines = enumerate(source.replace("\r\n", "\n").split("\n"), 1)
    found = [(number, blank[0]) for number, line in lines if (blank := _BLANK.search(line)) and blank[0] in said]
    yield from (Advice(AdviceCode.BLANK, {"line": at, "found": blank[:40]}) for at, blank in found[:_MOST_BLANKS])
