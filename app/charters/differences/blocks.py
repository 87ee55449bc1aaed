"""Block by block: what stayed, what was rewritten, what came, went or moved."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Protocol

from app.charters.differences.alignment import aligned
from app.charters.differences.shapes import Change, ChangedBlock, Passage
from app.charters.differences.words import changed_line, likeness, words_of
from app.charters.markdown import Block, BulletList, Clause, Heading, NumberedList, Run, Title
from app.charters.markdown.blocks import Runs, lines_of
from app.charters.markdown.canonical import KINDS
from app.charters.markdown.wording import CLAUSES_HEADING


class Text(Protocol):
    """A charter text once read (`CharterSource`), or a charter once merged (`Snapshot`)."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it says."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What each party ticks."""


def compare(before: Text, after: Text) -> tuple[Passage, ...]:
    """Return what changed between two texts, clauses included, ready for `charters/_difference.html`."""
    return passages(difference(_with_clauses(before), _with_clauses(after)))


def difference(before: Sequence[Block], after: Sequence[Block]) -> tuple[ChangedBlock, ...]:
    """Return the blocks of both texts in reading order, each with what happened to it."""
    pairs = [*aligned(before, after, _likeness)]
    gone = Counter(old for old, new in pairs if old and not new)
    moved = gone & Counter(new for old, new in pairs if new and not old)
    return tuple(_changed_block(old, new, moved) for old, new in pairs)


def is_same(changes: Iterable[ChangedBlock] | Iterable[Passage]) -> bool:
    """Tell whether nothing changed, from `difference` or from `compare`."""
    return all(is_same(each.blocks) if isinstance(each, Passage) else each.change is Change.SAME for each in changes)


def passages(changes: Sequence[ChangedBlock]) -> tuple[Passage, ...]:
    """Gather the blocks into what is shown and what is folded: beside a change stay its neighbours and its heading."""
    shown: set[int] = set()
    heading = 0
    for place, block in enumerate(changes):
        heading = place if block.kind == "heading" else heading
        if block.change is not Change.SAME:
            shown |= {heading, place - 1, place, place + 1}
    parts = [(key, [changes[at] for at in places]) for key, places in groupby(range(len(changes)), shown.__contains__)]
    return tuple(Passage(tuple(part), folded=not key and len(part) > 1) for key, part in parts)


def _with_clauses(text: Text) -> tuple[Block, ...]:
    if not text.clauses:
        return text.blocks
    return *text.blocks, Heading((Run(CLAUSES_HEADING),)), BulletList(tuple(each.runs for each in text.clauses))


def _changed_block(old: Block | None, new: Block | None, moved: Counter[Block]) -> ChangedBlock:
    block = new or old
    if block is None:
        raise ValueError("a pair holds one block at least")
    pairs = aligned(lines_of(old) if old else (), lines_of(new) if new else (), _likeness_of_lines(block))
    lines = tuple(changed_line(was or (), becomes or ()) for was, becomes in pairs)
    same = all(line.change is Change.SAME for line in lines)
    change = Change.REMOVED if not new else Change.ADDED if not old else Change.SAME if same else Change.CHANGED
    alone = change in (Change.ADDED, Change.REMOVED)
    return ChangedBlock(KINDS[type(block)], change, lines, _start(block), moved=alone and block in moved)


def _likeness_of_lines(block: Block) -> Callable[[Runs, Runs], float]:
    """Items of a list are told apart; the one line of another block is that line, however much it was rewritten."""
    in_list = isinstance(block, BulletList | NumberedList)
    return lambda before, after: likeness(words_of(before), words_of(after)) if in_list else 1


def _likeness(before: Block, after: Block) -> float:
    """Say how alike two blocks are; one kind never becomes another, nor a list another number to start from."""
    if type(before) is not type(after) or _start(before) != _start(after):
        return 0
    if isinstance(before, Title):
        return 1
    return likeness(_words(lines_of(before)), _words(lines_of(after)))


def _start(block: Block) -> int:
    return block.start if isinstance(block, NumberedList) else 1


def _words(lines: tuple[Runs, ...]) -> frozenset[str]:
    return words_of(lines[0]) if len(lines) == 1 else frozenset().union(*map(words_of, lines))
