"""Word by word inside one line: what stayed, what came and what went, in an order that reads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from app.charters.differences.alignment import stretches
from app.charters.differences.shapes import Change, ChangedLine, ChangedRun
from app.charters.markdown import Run
from app.charters.markdown.blocks import Runs, text_of

_TOKEN = re.compile(r"\{\{[^{}]*\}\}|\d+[.)](?=\s)|[^\W_]+[’']?|\s+|.", re.DOTALL)  # a number goes with its full stop
_WORD = re.compile(r"[^\W_]+")
_KEPT = 0.3  # share of a line under which what stayed is chance, and the whole line reads as replaced
_SHORT = 2  # letters of a word that means nothing alone between two replacements
Step = tuple[bool, list[Run], list[Run]]


def changed_line(before: Runs, after: Runs) -> ChangedLine:
    """Return one line of both texts; an empty side says that the line came or went."""
    runs = tuple(_joined(_marked(_readable(_tokens(before), _tokens(after)))))
    kinds = {run.change for run in runs} or {Change.SAME}
    return ChangedLine(kinds.pop() if len(kinds) == 1 else Change.CHANGED, runs)


@lru_cache(maxsize=4096)
def words_of(line: Runs) -> frozenset[str]:
    """Return the words of a line, whatever their case."""
    return frozenset(_WORD.findall(text_of(line).casefold()))


def likeness(before: frozenset[str], after: frozenset[str]) -> float:
    """Return the share of words in common, from 0 to 1."""
    return 2 * len(before & after) / (len(before) + len(after) or 1)


def _tokens(line: Runs) -> list[Run]:
    return [replace(run, text=text) for run in line for text in _TOKEN.findall(run.text)]


def _readable(before: list[Run], after: list[Run]) -> Iterator[Step]:
    """Return the stretches without crumbs.

    A line that kept next to nothing reads better replaced; so does a small word between two replacements.
    """
    steps = [(same, before[i1:i2], after[j1:j2]) for same, (i1, i2), (j1, j2) in stretches(before, after, _is_space)]
    kept = sum(_letters(old) for same, old, _ in steps if same)
    if before and after and kept < _KEPT * max(_letters(before), _letters(after)):
        steps = [(False, before, after)]
    around = [False, *(not same and bool(old and new) for same, old, new in steps), False]
    firm = [
        (same and not (around[place] and around[place + 2] and _is_crumb(old)), old, new)
        for place, (same, old, new) in enumerate(steps)
    ]
    for same, group in groupby(firm, lambda step: step[0]):
        parts = list(group)
        yield same, [run for _, old, _ in parts for run in old], [run for _, _, new in parts for run in new]


def _marked(steps: Iterable[Step]) -> Iterator[ChangedRun]:
    for same, old, new in steps:
        for change, runs in [(Change.SAME, old)] if same else [(Change.REMOVED, old), (Change.ADDED, new)]:
            yield from (ChangedRun(run.text, run.bold, run.italic, run.link, change) for run in runs)


def _joined(runs: Iterable[ChangedRun]) -> Iterator[ChangedRun]:
    for style, group in groupby(runs, lambda run: replace(run, text="")):
        yield replace(style, text=text_of(group))


def _letters(runs: list[Run]) -> int:
    return sum(len(run.text) for run in runs if not _is_space(run))


def _is_space(run: Run) -> bool:
    return run.text.isspace()


def _is_crumb(runs: list[Run]) -> bool:
    return all(len(word) <= _SHORT for word in _WORD.findall(text_of(runs)))
