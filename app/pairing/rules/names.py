"""Comparing names that people wrote by hand with the names of people and places."""

from difflib import SequenceMatcher
from enum import StrEnum

from app.core.text import fold

_CLOSE = 0.85
_SHORT = 3
_FILLERS = frozenset(
    "dr docteur docteure docteurs pr professeur professeure m mr mme mlle monsieur madame me et ou chez avec le la les "
    "l de du des d a au aux en".split()
)


class Likeness(StrEnum):
    """How much what was written looks like a name."""

    SAME = "same"
    RESEMBLES = "resembles"
    DIFFERENT = "different"


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if word not in _FILLERS]


def _close(left: str, right: str) -> bool:
    return left == right or SequenceMatcher(None, *sorted((left, right)), autojunk=False).ratio() >= _CLOSE


def compare_with_person(written: str, full_name: str, last_name: str = "") -> Likeness:
    """Compare a line with somebody's name, case, accents and titles apart.

    The very same name is the same; the family name alone, the order turned round, a letter or two apart, or the name
    within a longer line only resembles: two people may bear it.
    """
    line, name = _words(written), _words(full_name)
    if not line or not name:
        return Likeness.DIFFERENT
    if line == name:
        return Likeness.SAME
    family = _words(last_name) or name[-1:]
    if sorted(line) == sorted(name) or _close("".join(sorted(line)), "".join(sorted(name))):
        return Likeness.RESEMBLES
    if _close(" ".join(line), " ".join(name)) or _holds(line, family):
        return Likeness.RESEMBLES
    return Likeness.DIFFERENT


def _holds(line: list[str], family: list[str]) -> bool:
    """Tell whether the family name stands in the line, a letter apart for a long one."""
    joined = "".join(family)
    if len(joined) < _SHORT:
        return False
    runs = ("".join(line[start : start + len(family)]) for start in range(len(line) - len(family) + 1))
    return any(_close(run, joined) for run in runs)


def compare_with_place(written: str, place: str) -> Likeness:
    """Compare a line with the name of an establishment or of a group."""
    line, name = _words(written), _words(place)
    if not line or not name:
        return Likeness.DIFFERENT
    if line == name:
        return Likeness.SAME
    left, right = " ".join(line), " ".join(name)
    shorter, longer = sorted((f" {left} ", f" {right} "), key=len)
    if len(shorter.strip()) > _SHORT and shorter in longer and len(shorter.split()) > 1:
        return Likeness.RESEMBLES
    return Likeness.RESEMBLES if _close(left, right) else Likeness.DIFFERENT
