"""The text of a document as it flows down the pages: title, headings, paragraphs and lists, each saying what it is."""

from collections.abc import Iterable

from reportlab.platypus import Flowable

from app.documents import style
from app.documents.flowing import Text
from app.documents.fonts import Stretch, stretches
from app.documents.model import Block, BulletList, Heading, NumberedList, Paragraph, Run
from app.documents.tagging import Element, Tag

_SHAPES = {2: style.HEADING, 3: style.SUBHEADING}
_TAGS = {2: Tag.H2, 3: Tag.H3}


def title(text: str) -> Flowable:
    """The title of the document."""
    return Text(stretches((Run(text),), bold=True), style.TITLE, Element(Tag.H1))


def heading(text: str) -> Flowable:
    """A heading written by the printer itself."""
    return Text(stretches((Run(text),), bold=True), style.HEADING, Element(Tag.H2))


def paragraph(text: str) -> Flowable:
    """A paragraph written by the printer itself."""
    return Text(stretches((Run(text),)), style.BODY, Element(Tag.P))


def bullets(texts: Iterable[str]) -> list[Flowable]:
    """A list written by the printer itself."""
    return _items([(Run(text),) for text in texts], None)


def flow(blocks: Iterable[Block]) -> list[Flowable]:
    """Return the blocks in their order, ready to be laid out under a title.

    Whoever moves from heading to heading must find every level: a text that opens with a heading of level 3 has it
    spoken as one of level 2, whatever its size on the page.
    """
    sequence = list(blocks)
    following: list[Block | None] = [*sequence[1:], None][: len(sequence)]
    flowables: list[Flowable] = []
    deepest = 2
    for block, after in zip(sequence, following, strict=True):
        if isinstance(block, Heading):
            spoken = min(block.level, deepest)
            flowables.append(Text(stretches(block.runs, bold=True), _SHAPES[block.level], Element(_TAGS[spoken])))
            deepest = spoken + 1
        else:
            flowables += _flow(block, after)
    return flowables


def _flow(block: Paragraph | BulletList | NumberedList, after: Block | None) -> list[Flowable]:
    match block:
        case Paragraph(runs):
            opens_list = isinstance(after, BulletList | NumberedList)
            return [Text(stretches(runs), style.BODY_BEFORE_LIST if opens_list else style.BODY, Element(Tag.P))]
        case BulletList(items):
            return _items(items, None)
        case NumberedList(items, start):
            return _items(items, start)


def _items(items: Iterable[tuple[Run, ...]], start: int | None) -> list[Flowable]:
    lines = list(items)
    shape, last = (style.ITEM, style.ITEM_LAST) if start is None else (style.NUMBERED, style.NUMBERED_LAST)
    whole = Element(Tag.LIST, numbering="Disc" if start is None else "Decimal")
    flowables: list[Flowable] = []
    for rank, runs in enumerate(lines):
        item = Element(Tag.ITEM, whole)
        label = Stretch(shape.fontName, "• " if start is None else f"{start + rank}. ")
        spoken = (label, Element(Tag.LABEL, item))
        manner = last if rank == len(lines) - 1 else shape
        flowables.append(Text(stretches(runs), manner, Element(Tag.ITEM_BODY, item), spoken))
    return flowables
