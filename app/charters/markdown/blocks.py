"""The blocks of a charter text: what is drawn on the page, printed in the PDF and frozen at issue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

Runs = tuple["Run", ...]


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style, with the https address it leads to, if any."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Title:
    """The title of the charter: one, and first."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """The heading of a part."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Subheading:
    """The heading of a passage inside a part."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class BulletList:
    """A list whose order says nothing."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class NumberedList:
    """A list whose items are numbered from `start`."""

    items: tuple[tuple[Run, ...], ...]
    start: int = 1


RunBlock = Title | Heading | Subheading | Paragraph
ListBlock = BulletList | NumberedList
Block = RunBlock | ListBlock


@dataclass(frozen=True)
class Clause:
    """A commitment that each signatory ticks by itself; `id` is stable inside one version of the text."""

    id: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The clause without its style."""
        return text_of(self.runs)


@dataclass(frozen=True)
class CharterSource:
    """A charter text once read.

    `signature_tail`: its last lines asked for signatures, and blocks replace them. `plain`: it had no mark-up, its
    shape told what each line is.
    """

    blocks: tuple[Block, ...]
    clauses: tuple[Clause, ...] = ()
    signature_tail: bool = False
    plain: bool = False

    @property
    def title(self) -> str:
        """The title, which always comes first."""
        first = self.blocks[0]
        return text_of(first.runs) if isinstance(first, Title) else ""


def text_of(runs: Iterable[Run]) -> str:
    """Return the text of the runs without their style."""
    return "".join(run.text for run in runs)


def lines_of(block: Block) -> tuple[Runs, ...]:
    """Return the lines of a block: one, or one per item of a list."""
    return block.items if isinstance(block, BulletList | NumberedList) else (block.runs,)


def with_lines(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """Return the block with every line changed by `change`."""
    if isinstance(block, BulletList | NumberedList):
        return replace(block, items=tuple(change(runs) for runs in block.items))
    return replace(block, runs=change(block.runs))


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the text with no style: a paragraph per block, a dash or a number before each item."""
    return "\n\n".join(_plain(block) for block in blocks)


def _plain(block: Block) -> str:
    if isinstance(block, BulletList):
        return "\n".join(f"- {text_of(runs)}" for runs in block.items)
    if isinstance(block, NumberedList):
        return "\n".join(f"{rank}. {text_of(runs)}" for rank, runs in enumerate(block.items, block.start))
    return text_of(block.runs)
