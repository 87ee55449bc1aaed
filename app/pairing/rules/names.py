"""Comparing names that people wrote by hand with the names of people and places."""

from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from app.core.text import fold

CLOSE = 0.85
"""How much of two texts must match, of both their lengths, for them to be nearly the same."""
_ALIKE = 0.6  # two letters swapped in a short word leave so much of it in place
_EPSILON = 1e-9
_SHORT = 3
_TITLES = {"dr", "docteur", "docteure", "docteurs", "pr", "professeur", "professeure", "me", "m", "mr", "mme", "mlle"}
_LINKS = {"monsieur", "madame", "et", "ou", "chez", "avec", "le", "la", "les", "l", "de", "du", "des", "d", "a", "au"}
_FILLERS = _TITLES | _LINKS


class Likeness(StrEnum):
    """How much what was written looks like a name."""

    SAME = "same"
    RESEMBLES = "resembles"
    DIFFERENT = "different"


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words that tell one name from another: folded, without titles and links."""
    return tuple(word for word in fold(text).split() if word not in _FILLERS)


@lru_cache(maxsize=16384)
def are_close(left: str, right: str, least: float = CLOSE) -> bool:
    """Tell whether two texts are nearly the same; most are told apart by their letters alone, and by their order."""
    if left == right:
        return True
    needed = least * (len(left) + len(right)) / 2
    letters, others = set(left), set(right)
    if min(len(left) - len(letters - others), len(right) - len(others - letters)) < needed:
        return False
    if _longest_subsequence(left, right) < needed - _EPSILON:
        return False
    first, second = sorted((left, right))
    return SequenceMatcher(None, first, second, False).ratio() >= least  # noqa: FBT003 - autojunk, whose stub wants a place


def _longest_subsequence(left: str, right: str) -> int:
    """Return how many letters two texts share in the same order, which is never fewer than those that match.

    Each bit stands for a letter of `left` (Allison & Dix 1986).
    """
    places: dict[str, int] = {}
    for at, char in enumerate(left):
        places[char] = places.get(char, 0) | 1 << at
    every = (1 << len(left)) - 1
    unmatched = every
    for char in right:
        matched = unmatched & places.get(char, 0)
        unmatched = ((unmatched + matched) | (unmatched - matched)) & every
    return len(left) - unmatched.bit_count()


def compare_with_person(written: str, full_name: str) -> Likeness:
    """Compare a line with somebody's name, case, accents and titles apart.

    The very same name is the same. The family name alone, the order turned round, a letter or two apart, or the name
    within a longer line only resembles: two people may bear it.
    """
    line, name = words_of(written), words_of(full_name)
    if not line or not name:
        return Likeness.DIFFERENT
    if line == name:
        return Likeness.SAME
    turned = are_close(" ".join(sorted(line)), " ".join(sorted(name)))
    if turned or are_close(" ".join(line), " ".join(name)) or _names_the_family(line, name):
        return Likeness.RESEMBLES
    return Likeness.DIFFERENT


def _names_the_family(line: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether a line holds the last name, or two words of a longer name; a letter apart for a long one."""
    if len(line) == 1:
        return any(len(word) > _SHORT and are_close(word, line[0]) for word in name[1:])
    shared = [word for word in name if any(are_close(word, other) for other in line)]
    return len(shared) > 1 or (len(name[-1]) > _SHORT and name[-1] in shared)


def compare_with_place(written: str, place: str) -> Likeness:
    """Compare a line with the name of an establishment or of a group.

    Two hospitals of two towns share most of their letters: what remains once the words they share are set aside must
    look alike too, a slip of the pen apart.
    """
    line, name = words_of(written), words_of(place)
    if not line or not name:
        return Likeness.DIFFERENT
    if line == name:
        return Likeness.SAME
    left, right = " ".join(line), " ".join(name)
    shorter, longer = sorted((f" {left} ", f" {right} "), key=len)
    if len(shorter.strip()) > _SHORT and shorter in longer and len(shorter.split()) > 1:
        return Likeness.RESEMBLES
    return Likeness.RESEMBLES if _rest_alike(line, name) and are_close(left, right) else Likeness.DIFFERENT


def _rest_alike(line: tuple[str, ...], name: tuple[str, ...]) -> bool:
    rest = " ".join(word for word in line if word not in name)
    other = " ".join(word for word in name if word not in line)
    return not rest or not other or are_close(rest, other, _ALIKE)
