"""Names that merely resemble: what the coordination said of them, so that nobody is ruled out by a guess."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from app.applications.models import ApplicantRole
from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.rules.findings import Finding
from app.pairing.rules.names import Likeness

WRITTEN_CODES = ("avoided_name_resembles", "link_name_resembles")
"""Findings that rest on a line somebody wrote of others."""


def written_digest(written: str) -> str:
    """Return the digest of a line, the same whatever its capitals and accents."""
    return sha256(fold(written).encode()).hexdigest()


def lines_of(author: Profile) -> tuple[str, ...]:
    """Return every text of somebody that may resemble another person's name or structure."""
    return (*author.avoid, *(link.whom for link in author.links), author.full_name, author.establishment)


@dataclass(frozen=True)
class Resemblance:
    """What one person wrote and whom it may mean, by the refs of their applications.

    A name on a list or in a declared link is written by its `author`. Of two who bear the same name, or work in
    structures with neighbouring names, the mentor is the author, of their own name or structure.
    """

    author: str
    other: str
    written: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is compared by: a line rewritten with other capitals is the same line."""
        return self.author, self.other, fold(self.written)

    @property
    def digest(self) -> str:
        """What a ruling keeps of the line: enough to know it again, without the name."""
        return written_digest(self.written)


@dataclass(frozen=True)
class Resemblances:
    """What was verified: `confirmed` names are the same from then on, `denied` ones no longer resemble."""

    confirmed: frozenset[tuple[str, str, str]] = field(default=frozenset())
    denied: frozenset[tuple[str, str, str]] = field(default=frozenset())

    @classmethod
    def of(cls, *, confirmed: Iterable[Resemblance] = (), denied: Iterable[Resemblance] = ()) -> "Resemblances":
        """Gather what was verified. Something both confirmed and denied counts as confirmed: caution first."""
        return cls(frozenset(each.key for each in confirmed), frozenset(each.key for each in denied))

    def settle(self, likeness: Likeness, author: str, other: str, written: str) -> Likeness:
        """Return the likeness as it was settled; what is the same or different on its face stays so."""
        if likeness is not Likeness.RESEMBLES or not (self.confirmed or self.denied):
            return likeness
        key = (author, other, fold(written))
        if key in self.confirmed:
            return Likeness.SAME
        return Likeness.DIFFERENT if key in self.denied else likeness

    def couples(self) -> frozenset[tuple[str, str]]:
        """Return the two people of each, author first."""
        return frozenset((author, other) for author, other, _ in self.confirmed | self.denied)


NOTHING_VERIFIED = Resemblances()


def resemblance_of(finding: Finding, mentor: Profile, mentee: Profile) -> Resemblance | None:
    """Return what there is to verify behind a finding, or `None` when it rests on no resemblance."""
    if finding.code == "same_name":
        return Resemblance(mentor.ref, mentee.ref, mentor.full_name)
    if finding.code == "establishment_resembles":
        return Resemblance(mentor.ref, mentee.ref, mentor.establishment)
    if finding.code not in WRITTEN_CODES:
        return None
    author, other = (mentor, mentee) if finding.by is ApplicantRole.MENTOR else (mentee, mentor)
    return Resemblance(author.ref, other.ref, str(finding.params["written"]))
