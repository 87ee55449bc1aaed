"""The text of a charter as it flows down the pages."""

from collections.abc import Iterable

from reportlab.platypus import Flowable, Paragraph

from app.documents import style
from app.documents.fonts import markup
from app.documents.model import Block, BulletList, Heading, NumberedList, Run
from app.documents.model import Paragraph as TextParagraph


def title(text: str) -> Flowable:
    """The title of the document."""
    return Paragraph(markup((Run(text),), bold=True), style.TITLE)


def heading(text: str) -> Flowable:
    """A heading written by the printer itself."""
    return Paragraph(markup((Run(text),), bold=True), style.HEADING)


def paragraph(text: str) -> Flowable:
    """A paragraph written by the printer itself."""
    return Paragraph(markup((Run(text),)), style.BODY)


def bullets(texts: Iterable[str]) -> list[Flowable]:
    """A list written by the printer itself."""
    return _items([(Run(text),) for text in texts], None)


def flow(blocks: Iterable[Block]) -> list[Flowable]:
    """Return the blocks in their order, ready to be laid out."""
    sequence = list(blocks)
    following: list[Block | None] = [*sequence[1:], None]
    return [flowable for block, after in zip(sequence, following, strict=True) for flowable in _flow(block, after)]


def _flow(block: Block, after: Block | None) -> list[Flowable]:
    match block:
        case Heading(runs, level):
            return [Paragraph(markup(runs, bold=True), style.HEADING if level == 2 else style.SUBHEADING)]
        case TextParagraph(runs):
            opens_list = isinstance(after, BulletList | NumberedList)
            return [Paragraph(markup(runs), style.BODY_BEFORE_LIST if opens_list else style.BODY)]
        case BulletList(items):
            return _items(items, None)
        case NumberedList(items, start):
            return _items(items, start)


def _items(items: Iterable[tuple[Run, ...]], start: int | None) -> list[Flowable]:
    lines = list(items)
    shape, last = (style.ITEM, style.ITEM_LAST) if start is None else (style.NUMBERED, style.NUMBERED_LAST)
    return [
        Paragraph(
            markup(runs),
            last if rank == len(lines) - 1 else shape,
            bulletText="•" if start is None else f"{start + rank}.",
        )
        for rank, runs in enumerate(lines)
    ]
