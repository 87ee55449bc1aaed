"""Which texts of two lists may be nearly the same: everything the slow comparison would find, and little else.

`rules.names.are_close` asks how much of two texts matches. Two bounds on it are computed for all couples at once: the
letters one has and the other lacks, then the longest subsequence of letters they share, kept in the bits of a word
(Allison & Dix 1986). A couple below either bound cannot be close, so only the few others are compared by the rule.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from app.pairing.rules.names import CLOSE

_BITS = 64
_CHUNK = 256  # rows compared at once: a few megabytes
_EPSILON = 1e-9
_PAD = _BITS  # the symbol of no letter
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789 "
_OTHERS = len(_LETTERS)
_SHARED = _BITS - _OTHERS
_COMMON = np.array([_LETTERS.find(chr(n)) if chr(n) in _LETTERS else _OTHERS + n % _SHARED for n in range(128)])

Words = npt.NDArray[np.uint64]


def _symbols(text: str) -> npt.NDArray[np.int64]:
    """Return the bit of each letter; rare letters share some, which only keeps a couple too many."""
    found = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    return np.where(found < len(_COMMON), _COMMON[np.minimum(found, len(_COMMON) - 1)], _OTHERS + found % _SHARED)


class _Texts:
    """Texts as arrays: their lengths, the letters they hold, and where each letter stands in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lengths = np.array([len(text) for text in texts], dtype=np.int64)
        symbols = _symbols("".join(texts))
        rows = np.repeat(np.arange(len(texts)), self.lengths)
        at = np.arange(len(symbols)) - np.repeat(np.cumsum(self.lengths) - self.lengths, self.lengths)
        self.letters: Words = np.zeros(len(texts), dtype=np.uint64)
        np.bitwise_or.at(self.letters, rows, _bit(symbols))
        short = at < _BITS
        rows, symbols, at = rows[short], symbols[short], at[short]
        self.places: Words = np.zeros((len(texts), _BITS + 1), dtype=np.uint64)
        np.bitwise_or.at(self.places, (rows, symbols), _bit(at))
        self.symbols = np.full((len(texts), min(_BITS, int(self.lengths.max(initial=1)))), _PAD, dtype=np.int64)
        self.symbols[rows, at] = symbols


def _bit(places: npt.NDArray[np.int64]) -> Words:
    return np.left_shift(np.uint64(1), places.astype(np.uint64))


def close_couples(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the couples of positions that may be close, and all those that are."""
    if not left or not right:
        return
    ours, theirs = _Texts(left), _Texts(right)
    for start in range(0, len(left), _CHUNK):
        rows, columns = _by_letters(ours, theirs, start)
        kept = _by_subsequence(ours, theirs, rows, columns)
        yield from zip(rows[kept].tolist(), columns[kept].tolist(), strict=True)


def _by_letters(ours: _Texts, theirs: _Texts, start: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    lengths, letters = ours.lengths[start : start + _CHUNK, None], ours.letters[start : start + _CHUNK, None]
    needed = CLOSE * (lengths + theirs.lengths) / 2 - _EPSILON
    rows, columns = np.nonzero(np.minimum(lengths, theirs.lengths) >= needed)
    mine, other = letters[rows, 0], theirs.letters[columns]
    least = np.minimum(
        lengths[rows, 0] - np.bitwise_count(mine & ~other), theirs.lengths[columns] - np.bitwise_count(other & ~mine)
    )
    kept = least >= needed[rows, columns]
    return rows[kept] + start, columns[kept]


def _by_subsequence(
    ours: _Texts, theirs: _Texts, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Tell which couples share a subsequence long enough; texts too long for a word of bits are all kept."""
    unmatched: Words = np.full(len(rows), ~np.uint64(0), dtype=np.uint64)
    for at in range(theirs.symbols.shape[1]):
        places = ours.places[rows, theirs.symbols[columns, at]]
        matched = unmatched & places
        unmatched = (unmatched + matched) | (unmatched - matched)
    shared = np.bitwise_count(~unmatched)
    lengths, others = ours.lengths[rows], theirs.lengths[columns]
    long = np.maximum(lengths, others) > _BITS
    return long | (shared >= CLOSE * (lengths + others) / 2 - _EPSILON)
