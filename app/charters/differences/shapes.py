"""Changes as a page draws them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.charters.markdown import Run


class Change(StrEnum):
    """What happened to a stretch, a line or a block."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class ChangedRun(Run):
    """A stretch of text in one style: same, added or removed."""

    change: Change = Change.SAME


@dataclass(frozen=True)
class ChangedLine:
    """A paragraph, a heading or one item of a list."""

    change: Change
    runs: tuple[ChangedRun, ...]


@dataclass(frozen=True)
class ChangedBlock:
    """A block of either text. `moved`: the same words stand elsewhere in the other text."""

    kind: str
    change: Change
    lines: tuple[ChangedLine, ...]
    start: int = 1
    moved: bool = False


@dataclass(frozen=True)
class Passage:
    """Blocks that follow each other; `folded` when they are unchanged and far from any change."""

    blocks: tuple[ChangedBlock, ...]
    folded: bool = False


def with_words(passages: tuple[Passage, ...], change: Callable[[str], str]) -> tuple[Passage, ...]:
    """Return the passages with the words of every stretch changed by `change`, and what happened to them kept."""

    def line(each: ChangedLine) -> ChangedLine:
        return replace(each, runs=tuple(replace(run, text=change(run.text)) for run in each.runs))

    def block(each: ChangedBlock) -> ChangedBlock:
        return replace(each, lines=tuple(map(line, each.lines)))

    return tuple(replace(each, blocks=tuple(map(block, each.blocks))) for each in passages)
