"""The minutes of a session as a PDF: a title, what it was, then sections with their lists, tables and passages."""

from collections.abc import Iterable

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.documents import body, style
from app.documents.flowing import Text, shared_out, table
from app.documents.fonts import name_stretches, stretches
from app.documents.letterhead import Furniture
from app.documents.metadata import Metadata
from app.documents.model import Block, BulletList, NumberedList, Paragraph, Run
from app.documents.press import press
from app.documents.sections import Listing, Minutes, Passage, Quoted, Section
from app.documents.tagging import Element, Tag

_HEAD_OF_PART = 110  # points: a heading and a few lines under it, or they go to the next page
_HEAD_OF_PASSAGE = 64
_AFTER_TABLE = 6
_LOOK = (
    ("LINEBELOW", (0, 0), (-1, 0), 1.2, style.PETROL),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.HAIRLINE),
    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
    ("TOPPADDING", (0, 0), (-1, -1), 3),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
)


def draw_minutes(document: Minutes) -> bytes:
    """Return the PDF of a copy of minutes. The same copy always gives the same bytes."""

    def compose() -> list[Flowable]:
        facts = [(Run(f"{term} ", bold=True), Run(value)) for term, value in document.facts]
        warning = [Paragraph((Run(document.warning, bold=True),))] if document.warning else []
        opening = [Paragraph((Run(said),)) for said in document.opening]
        return [
            body.title(document.title),
            *body.flow([*warning, BulletList(tuple(facts)), *opening]),
            *(flowable for section in document.sections for flowable in _section(section)),
        ]

    said = Metadata(f"{document.title}, {document.reference}", document.letterhead.organisation, document.at)
    return press(compose, Furniture(document.letterhead, document.foot), said)


def _section(section: Section) -> list[Flowable]:
    blocks: list[Block] = [Paragraph((Run(said),)) for said in section.sentences]
    if section.points:
        blocks.append(BulletList(tuple((Run(said),) for said in section.points)))
    if section.ranks:
        blocks.append(NumberedList(tuple((Run(said),) for said in section.ranks)))
    opens_table = section.listing is not None and not blocks
    return [
        CondPageBreak(_HEAD_OF_PART),
        _heading_of_table(section.title) if opens_table else body.heading(section.title),
        *body.flow(blocks),
        *(_listing(section.listing) if section.listing is not None else ()),
        *(flowable for passage in section.passages for flowable in _passage(passage)),
    ]


def _heading_of_table(title: str) -> Flowable:
    return Text(stretches((Run(title),), bold=True), style.HEADING_OF_TABLE, Element(Tag.H2))


def _listing(listing: Listing) -> Iterable[Flowable]:
    heads = [stretches((Run(head),), bold=True) for head in listing.heads]
    rows = [[name_stretches(cell) for cell in row] for row in listing.rows]
    return (table(heads, rows, shared_out(listing.shares), _LOOK), Spacer(0, _AFTER_TABLE))


def _passage(passage: Passage) -> Iterable[Flowable]:
    yield CondPageBreak(_HEAD_OF_PASSAGE)
    yield Text(name_stretches(passage.title, bold=True), style.SUBHEADING, Element(Tag.H3))
    yield from body.bullets(passage.points)
    for each in passage.quoted:
        yield from _quoted(each)


def _quoted(quoted: Quoted) -> Iterable[Flowable]:
    first, *rest = [line for line in map(str.strip, quoted.words.splitlines()) if line] or [""]
    yield from body.flow([Paragraph((Run(f"{quoted.label} ", bold=True), Run(first)))])
    yield from body.flow([Paragraph((Run(line),)) for line in rest])
