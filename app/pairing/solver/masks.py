"""Sets of choices as bits, so that what two people have in common is counted for all couples at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_BITS = 64

Choices = Sequence[frozenset[str]]
Counts = npt.NDArray[np.int16]


def counts(people: Choices) -> Counts:
    """Return how many choices each person made."""
    return np.array([len(chosen) for chosen in people], dtype=np.int16)


def common_counts(rows: Choices, columns: Choices) -> Counts:
    """Return how many choices each couple has in common."""
    vocabulary = sorted(frozenset().union(*rows) & frozenset().union(*columns))
    found = np.zeros((len(rows), len(columns)), dtype=np.int16)
    for start in range(0, len(vocabulary), _BITS):
        bits = {choice: 1 << at for at, choice in enumerate(vocabulary[start : start + _BITS])}
        found += np.bitwise_count(np.bitwise_and.outer(_bits(rows, bits), _bits(columns, bits)))
    return found


def _bits(people: Choices, bits: dict[str, int]) -> npt.NDArray[np.uint64]:
    return np.array([sum(bits.get(choice, 0) for choice in chosen) for chosen in people], dtype=np.uint64)
