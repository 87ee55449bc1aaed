"""What the solver is given: people, the programme, what other pairs say, and what the committee has decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.applications.rules import Profile
from app.pairing.rules import NOTHING_VERIFIED, Finding, History, Resemblances, find_conflicts, lift
from app.pairing.rules.conflicts import Compare, likeness
from app.programmes.definition import ProgrammeDefinition


class Couple(NamedTuple):
    """A mentor and a mentee, by the refs of their applications."""

    mentor: str
    mentee: str


Couples = frozenset[Couple]
_NONE: Couples = frozenset()


@dataclass(frozen=True, kw_only=True)
class Pool:
    """Accepted people to be paired, and everything that bears on it. Whoever has withdrawn is not in it.

    `loads`: the pairs each mentor is in already, whose mentees are not in the pool. `failed`: couples that have
    failed before. `locked`: couples the committee chose; they stand whatever the solver would prefer. `forbidden`:
    couples the committee said no to. `derogations`: the codes lifted for a couple, by text and a second member.
    `verified`: names that resemble, confirmed or denied. `standing`: what stood before, to be changed as little as may
    be. `first_in_line`: who was promised to come first. `at_most`: how many pairs may be formed, locked ones included.
    """

    mentors: Sequence[Profile]
    mentees: Sequence[Profile]
    definition: ProgrammeDefinition
    loads: Mapping[str, int] = field(default_factory=dict)
    failed: Couples = _NONE
    locked: Couples = _NONE
    forbidden: Couples = _NONE
    derogations: Mapping[Couple, frozenset[str]] = field(default_factory=dict)
    verified: Resemblances = NOTHING_VERIFIED
    standing: Couples = _NONE
    first_in_line: frozenset[str] = frozenset()
    at_most: int | None = None

    def __post_init__(self) -> None:
        """Put people in the order of their refs: what is found never depends on the order they came in."""
        for name in ("mentors", "mentees"):
            people = sorted(getattr(self, name), key=lambda profile: profile.ref)
            object.__setattr__(self, name, tuple(people))
        if len({profile.ref for profile in (*self.mentors, *self.mentees)}) < len(self.mentors) + len(self.mentees):
            raise ValueError("a ref is repeated")

    def findings(self, mentor: Profile, mentee: Profile, compare: Compare = likeness) -> list[Finding]:
        """Return what speaks against this pair, by the rules of one pair, derogations granted."""
        couple = Couple(mentor.ref, mentee.ref)
        history = History(self.loads.get(mentor.ref, 0), couple in self.failed)
        found = find_conflicts(mentor, mentee, self.definition, history, self.verified, compare=compare)
        return lift(found, self.derogations.get(couple, ()))

    def without(self, ref: str) -> "Pool":
        """Return the pool once somebody has left it."""
        return replace(
            self,
            mentors=tuple(profile for profile in self.mentors if profile.ref != ref),
            mentees=tuple(profile for profile in self.mentees if profile.ref != ref),
            locked=frozenset(couple for couple in self.locked if ref not in couple),
        )
