"""Two sequences side by side: what stays, what resembles, what stands alone. Bounded: the cost never runs away."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

_COMPARED = 4_000_000  # pairs of elements worth comparing one by one; beyond, all is replaced
_PAIRED = 100_000  # pairs of elements whose likeness is worth measuring
_ALIKE = 0.45  # likeness from which two elements are one that was rewritten
T = TypeVar("T")


class Stretch(NamedTuple):
    """Elements of both sequences, equal or not: `before` and `after` are places, first and past the last."""

    same: bool
    before: tuple[int, int]
    after: tuple[int, int]


def stretches(before: Sequence[T], after: Sequence[T], ignored: Callable[[T], bool] | None = None) -> Iterator[Stretch]:
    """Return equal and different stretches in turn. `ignored` elements never decide by themselves what is equal."""
    shortest = min(len(before), len(after))
    head = next((at for at in range(shortest) if before[at] != after[at]), shortest)
    left = shortest - head
    tail = next((at for at in range(left) if before[-1 - at] != after[-1 - at]), left)
    ends = len(before) - tail, len(after) - tail
    if head:
        yield Stretch(same=True, before=(0, head), after=(0, head))
    yield from _middle(before[head : ends[0]], after[head : ends[1]], head, ignored)
    if tail:
        yield Stretch(same=True, before=(ends[0], len(before)), after=(ends[1], len(after)))


def _middle(
    before: Sequence[T], after: Sequence[T], shift: int, ignored: Callable[[T], bool] | None
) -> Iterator[Stretch]:
    if not (before or after):
        return
    codes = [("replace", 0, len(before), 0, len(after))]
    if len(before) * len(after) <= _COMPARED:
        codes = list(SequenceMatcher(ignored, before, after, autojunk=False).get_opcodes())
    for tag, i1, i2, j1, j2 in codes:
        yield Stretch(same=tag == "equal", before=(i1 + shift, i2 + shift), after=(j1 + shift, j2 + shift))


def aligned(
    before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """Pair, in reading order, what stayed or was rewritten; what has no like comes alone, the former first."""
    for same, (i1, i2), (j1, j2) in stretches(before, after):
        if same:
            yield from zip(before[i1:i2], after[j1:j2], strict=True)
        else:
            yield from _resembling(before[i1:i2], after[j1:j2], likeness)


def _resembling(
    before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    at, to = 0, 0
    for row, column in [*_best_pairs(before, after, likeness), (len(before), len(after))]:
        yield from ((each, None) for each in before[at:row])
        yield from ((None, each) for each in after[to:column])
        if row < len(before) and column < len(after):
            yield before[row], after[column]
        at, to = row + 1, column + 1


def _best_pairs(before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """Return the places of the rewritten elements: in order on both sides, with the greatest likeness in all."""
    rows, columns = len(before), len(after)
    if rows * columns > _PAIRED:
        return []
    alike = [[likeness(old, new) for new in after] for old in before]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in reversed(range(rows)):
        for column in reversed(range(columns)):
            apart = max(best[row + 1][column], best[row][column + 1])
            here = alike[row][column]
            best[row][column] = max(apart, here + best[row + 1][column + 1]) if here >= _ALIKE else apart
    pairs: list[tuple[int, int]] = []
    row = column = 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs.append((row, column))
            row, column = row + 1, column + 1
    return pairs
