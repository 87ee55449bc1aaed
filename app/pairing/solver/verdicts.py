"""What the rules say of every couple at once: the strictest verdict of each, and which rules exclude it.

The rules of one pair are the law (`rules.find_conflicts`); here those that compare facts are computed by arrays, and
those that compare names written by hand are asked of the rules themselves, for the couples an index finds. A test
holds the two to the same answers. Rows are mentees, columns mentors.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.rules import (
    FORBIDDEN,
    LEVELS,
    LINK_CODES,
    Finding,
    Likeness,
    compare_with_place,
    named_findings,
    severity,
)
from app.pairing.rules.names import words_of
from app.pairing.solver.masks import common_counts, counts
from app.pairing.solver.places import say_places
from app.pairing.solver.pool import Couple, Pool
from app.pairing.solver.resembling import Naming, likely_places
from app.programmes.definition import Verdict

EXCLUDING_FROM = severity(Verdict.NEEDS_DEROGATION)
CODES: tuple[str, ...] = (
    *("same_person", "no_place_left", "earlier_pair_failed", "avoided", "same_establishment", "same_project_commune"),
    *LINK_CODES,
    *(f"same_{level}" for level in LEVELS),
    *(f"other_{level}" for level in LEVELS),
    FORBIDDEN,
)
"""Everything that can exclude a couple; the place of each is its bit."""

_SAME, _RESEMBLES = 2, 1
_ALIKE = {Likeness.SAME: _SAME, Likeness.RESEMBLES: _RESEMBLES, Likeness.DIFFERENT: 0}

_BITS = {code: 1 << at for at, code in enumerate(CODES)}
DECLARED_CODES = ("avoided", *LINK_CODES)
"""What people wrote of others: the committee is told no more than « a declared link »."""
DECLARED_BITS = np.uint32(sum(_BITS[code] for code in DECLARED_CODES))
_EXCLUDING = {verdict for verdict in Verdict if severity(verdict) >= EXCLUDING_FROM}

Mask = npt.NDArray[np.bool_]


@dataclass
class Verdicts:
    """`severity` as in the rules (2 and more excludes), `excluding` the bits of `CODES` that exclude."""

    severity: npt.NDArray[np.uint8]
    excluding: npt.NDArray[np.uint32]

    @classmethod
    def nothing_said(cls, mentees: int, mentors: int) -> "Verdicts":
        """Return what is known before any rule has spoken."""
        return cls(np.zeros((mentees, mentors), dtype=np.uint8), np.zeros((mentees, mentors), dtype=np.uint32))

    def say(self, code: str, verdict: Verdict, where: Mask) -> None:
        """Note a finding for every couple of a mask."""
        weight = np.uint8(severity(verdict))
        np.maximum(self.severity, weight, out=self.severity, where=where)
        if weight >= EXCLUDING_FROM:
            np.bitwise_or(self.excluding, np.uint32(_BITS[code]), out=self.excluding, where=where)

    def add(self, findings: Iterable[tuple[int, int, Finding]]) -> None:
        """Note findings one by one, each for a row and a column."""
        noted = [
            (row, column, severity(each.verdict), _BITS[each.code] if each.verdict in _EXCLUDING else 0)
            for row, column, each in findings
        ]
        if noted:
            rows, columns, weights, bits = np.array(noted, dtype=np.int64).T
            np.maximum.at(self.severity, (rows, columns), weights.astype(np.uint8))
            np.bitwise_or.at(self.excluding, (rows, columns), bits.astype(np.uint32))

    def replace(self, row: int, column: int, findings: Sequence[Finding]) -> None:
        """Note what the rules of one pair say, instead of what the arrays did."""
        self.severity[row, column] = self.excluding[row, column] = 0
        self.add((row, column, finding) for finding in findings)


def find_verdicts(pool: Pool, meant: Naming) -> Verdicts:
    """Ask every rule of every couple."""
    said = Verdicts.nothing_said(len(pool.mentees), len(pool.mentors))
    _say_identity(said, pool)
    _say_load(said, pool)
    _say_establishments(said, pool)
    say_places(said.say, pool)
    _say_preferences(said, pool)
    _say_names(said, pool, meant)
    _say_decisions(said, pool)
    return said


def codes_of(values: Sequence[str], known: dict[str, int]) -> npt.NDArray[np.int32]:
    """Return a number for each different value, the same for the same value."""
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int32)


def _equal(pool: Pool, key: Callable[[Profile], str]) -> Mask:
    known: dict[str, int] = {}
    mentees, mentors = ([key(profile) for profile in people] for people in (pool.mentees, pool.mentors))
    return np.equal.outer(codes_of(mentees, known), codes_of(mentors, known))


def _say_identity(said: Verdicts, pool: Pool) -> None:
    same = _equal(pool, lambda profile: profile.email.casefold())
    said.say("same_person", Verdict.RULED_OUT, same)
    said.say("same_name", Verdict.TO_DISCUSS, ~same & _equal(pool, lambda profile: fold(profile.full_name)))


def _say_load(said: Verdicts, pool: Pool) -> None:
    full = [pool.loads.get(mentor.ref, 0) >= mentor.capacity for mentor in pool.mentors]
    said.say("no_place_left", Verdict.RULED_OUT, np.broadcast_to(np.array(full, dtype=bool), said.severity.shape))
    failed = Finding("earlier_pair_failed", Verdict.RULED_OUT)
    said.add((row, column, failed) for row, column in _found(pool, pool.failed))


def _say_establishments(said: Verdicts, pool: Pool) -> None:
    verdict = pool.definition.matching.same_establishment
    if verdict is None:
        return
    structure = _places_alike(pool, lambda profile: profile.establishment)
    group = _places_alike(pool, lambda profile: profile.hospital_group)
    same = structure == _SAME
    said.say("same_establishment", verdict, same)
    said.say("establishment_resembles", Verdict.TO_DISCUSS, structure == _RESEMBLES)
    said.say("same_hospital_group", Verdict.TO_DISCUSS, (group == _SAME) & ~same)


def _places_alike(pool: Pool, key: Callable[[Profile], str]) -> npt.NDArray[np.uint8]:
    """Return how much two places are alike, for each couple; two different names are compared once."""
    mentees, mentors = ([key(profile) for profile in people] for people in (pool.mentees, pool.mentors))
    lines, places = ({name: at for at, name in enumerate(dict.fromkeys(names))} for names in (mentees, mentors))
    alike = np.zeros((len(lines), len(places)), dtype=np.uint8)
    written, names = list(lines), list(places)
    for line, place in likely_places([words_of(each) for each in lines], [words_of(each) for each in places]):
        alike[line, place] = _ALIKE[compare_with_place(written[line], names[place])]
    found: npt.NDArray[np.uint8] = alike[np.ix_(codes_of(mentees, lines), codes_of(mentors, places))]
    return found


def _say_preferences(said: Verdicts, pool: Pool) -> None:
    least = pool.definition.matching.common_slots_min
    mentees = [profile.availability for profile in pool.mentees]
    mentors = [profile.availability for profile in pool.mentors]
    both = np.logical_and.outer(counts(mentees) > 0, counts(mentors) > 0)
    said.say("few_common_slots", Verdict.TO_DISCUSS, both & (common_counts(mentees, mentors) < least))
    years = pool.definition.experience.years
    warned = [bool(mentor.stakes) or (mentor.years is not None and mentor.years < years) for mentor in pool.mentors]
    warning = np.broadcast_to(np.array(warned, dtype=bool), said.severity.shape)
    said.say("little_experience", Verdict.TO_DISCUSS, warning)


def _say_names(said: Verdicts, pool: Pool, meant: Naming) -> None:
    said.add(
        (row, column, finding)
        for row, column in meant.couples
        for finding in named_findings(
            pool.mentors[column], pool.mentees[row], pool.definition, pool.verified, meant.compare
        )
    )


def _say_decisions(said: Verdicts, pool: Pool) -> None:
    """Ask the rules of one pair again wherever somebody has decided something of that very couple."""
    verified = pool.verified.couples()
    decided = {Couple(*refs) for refs in verified} | {Couple(other, author) for author, other in verified}
    for row, column in _found(pool, decided | pool.derogations.keys()):
        said.replace(row, column, pool.findings(pool.mentors[column], pool.mentees[row]))
    forbidden = Finding(FORBIDDEN, Verdict.RULED_OUT)
    said.add((row, column, forbidden) for row, column in _found(pool, pool.forbidden))


def _found(pool: Pool, couples: Iterable[Couple]) -> Iterator[tuple[int, int]]:
    """Give where couples stand, those who are in the pool."""
    rows, columns = positions(pool)
    for couple in couples:
        if couple.mentee in rows and couple.mentor in columns:
            yield rows[couple.mentee], columns[couple.mentor]


def positions(pool: Pool) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the row of each mentee and the column of each mentor."""
    rows = {profile.ref: row for row, profile in enumerate(pool.mentees)}
    return rows, {profile.ref: column for column, profile in enumerate(pool.mentors)}
