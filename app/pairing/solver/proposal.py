"""What the solver answers: codes, refs and facts; wording makes the sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.pairing.rules import Finding, Score, worst
from app.pairing.solver.pool import Couple, Couples
from app.programmes.definition import Verdict


@dataclass(frozen=True)
class ProposedPair:
    """A couple with what speaks for it and against it. `locked`: the committee's; `kept`: it stood before."""

    couple: Couple
    score: Score
    findings: tuple[Finding, ...]
    locked: bool
    kept: bool

    @property
    def verdict(self) -> Verdict | None:
        """The strictest thing said against it: nothing, or something to discuss."""
        return worst(self.findings)


@dataclass(frozen=True)
class BrokenLock:
    """A couple the committee chose that cannot be: what rules it out now."""

    couple: Couple
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Proposal:
    """The pairs proposed, in the order of the refs of their mentees, and who is left without one.

    `without_pair` are the refs of mentees; `mentors_without_pair` those of mentors who have no pair here.
    """

    pairs: tuple[ProposedPair, ...]
    without_pair: tuple[str, ...]
    mentors_without_pair: tuple[str, ...]
    broken_locks: tuple[BrokenLock, ...] = ()

    @property
    def couples(self) -> Couples:
        """The couples alone."""
        return frozenset(pair.couple for pair in self.pairs)

    def of_mentee(self, ref: str) -> ProposedPair | None:
        """Return the pair of a mentee."""
        return next((pair for pair in self.pairs if pair.couple.mentee == ref), None)


@dataclass(frozen=True)
class Exclusion:
    """A rule, and how many of the others it excludes; the same person may be excluded by several."""

    code: str
    count: int


@dataclass(frozen=True)
class LeftOut:
    """Why somebody has no pair.

    Of `others` people of the other role, `exclusions` says which rules exclude how many. `taken` are the possible ones
    and the couples that took all their places, `programme_full` whether one is free but no more pairs may be formed.
    `declared` is how many the lists and declared links exclude: all that a committee may be told of those.
    """

    ref: str
    role: ApplicantRole
    others: int
    exclusions: tuple[Exclusion, ...]
    declared: int
    taken: tuple[tuple[str, tuple[Couple, ...]], ...]
    programme_full: bool

    @property
    def nobody_possible(self) -> bool:
        """Whether the rules exclude everybody."""
        return not self.taken and not self.programme_full


@dataclass(frozen=True)
class Repair:
    """What would change: couples undone and formed, and who would lose or find a pair (mentees)."""

    undone: tuple[Couple, ...]
    formed: tuple[ProposedPair, ...]
    losing: tuple[str, ...]
    finding: tuple[str, ...]

    @property
    def moved(self) -> tuple[str, ...]:
        """Mentees who would change mentors."""
        formed = {pair.couple.mentee for pair in self.formed}
        return tuple(couple.mentee for couple in self.undone if couple.mentee in formed)


@dataclass(frozen=True)
class Alternative:
    """Another mentor for a mentee, and what choosing them would do to everybody else."""

    pair: ProposedPair
    effect: Repair


def changes(before: Couples, after: Couples, formed: Sequence[ProposedPair], gone: str = "") -> Repair:
    """Compare two sets of couples; somebody who has `gone` loses nothing."""
    had, have = ({couple.mentee for couple in couples} for couples in (before, after))
    return Repair(
        undone=tuple(sorted(before - after, key=by_mentee)),
        formed=tuple(formed),
        losing=tuple(sorted(had - have - {gone})),
        finding=tuple(sorted(have - had)),
    )


def by_mentee(couple: Couple) -> tuple[str, str]:
    """Return what couples are listed by."""
    return couple.mentee, couple.mentor
