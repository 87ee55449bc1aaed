"""Geography of every couple at once: `rules.place_findings` in arrays."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from app.applications.rules import Profile
from app.pairing.rules import LEVELS, severity
from app.pairing.rules.places import code_at
from app.pairing.solver.pool import Pool
from app.programmes.definition import Sign, Verdict
from app.programmes.geography import Commune, by_code

_NOWHERE = -1

Mask = npt.NDArray[np.bool_]
Say = Callable[[str, Verdict, Mask], None]
_Codes = npt.NDArray[np.int32]


class _Places:
    """Where people practise and where they mean to, at one level; the same numbers on both sides."""

    def __init__(self, people: Sequence[Profile], known: dict[str, Commune | None]) -> None:
        self.now = [_commune(profile.commune, known) for profile in people]
        self.project = [_commune(profile.project_commune, known) for profile in people]
        self.somewhere = np.array([bool(a or b) for a, b in zip(self.now, self.project, strict=True)], dtype=bool)

    def at(self, level: str, numbers: dict[str, int]) -> tuple[_Codes, _Codes]:
        """Return the numbers of both places of each person at that level."""
        return _numbers(self.now, level, numbers), _numbers(self.project, level, numbers)


def _commune(code: str, known: dict[str, Commune | None]) -> Commune | None:
    if code not in known:
        known[code] = by_code(code) if code else None
    return known[code]


def _numbers(communes: Sequence[Commune | None], level: str, numbers: dict[str, int]) -> _Codes:
    codes = [code_at(commune, level) if commune else "" for commune in communes]
    return np.array([numbers.setdefault(code, len(numbers)) if code else _NOWHERE for code in codes], dtype=np.int32)


def say_places(say: Say, pool: Pool) -> None:
    """Say what geography makes of each couple; a larger level only where it is stricter, as the rule does."""
    known: dict[str, Commune | None] = {}
    mentees, mentors = _Places(pool.mentees, known), _Places(pool.mentors, known)
    both = np.logical_and.outer(mentees.somewhere, mentors.somewhere)
    said = np.zeros(both.shape, dtype=np.uint8)
    for level in LEVELS:
        rule = getattr(pool.definition.matching.geography, level)
        if rule.verdict is None:
            continue
        now, meant = _shared(mentees, mentors, level)
        shared = now | meant
        weight = severity(rule.verdict)
        spoken = both & (said < weight) & (shared if rule.sign is Sign.KEEP_APART else ~shared)
        if rule.sign is not Sign.KEEP_APART:
            say(f"other_{level}", rule.verdict, spoken)
        elif level == LEVELS[0]:
            say("same_commune", rule.verdict, spoken & now)
            say("same_project_commune", rule.verdict, spoken & ~now)
        else:
            say(f"same_{level}", rule.verdict, spoken)
        said[spoken] = weight


def _shared(mentees: _Places, mentors: _Places, level: str) -> tuple[Mask, Mask]:
    """Tell who practises in the same place, and who shares one by somebody's project."""
    numbers: dict[str, int] = {}
    (now, project), (here, meant) = mentees.at(level, numbers), mentors.at(level, numbers)
    by_project = _equal(now, meant) | _equal(project, here) | _equal(project, meant)
    return _equal(now, here), by_project


def _equal(rows: _Codes, columns: _Codes) -> Mask:
    known: Mask = rows[:, None] != _NOWHERE
    return known & np.equal.outer(rows, columns)
