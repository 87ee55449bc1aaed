"""What speaks against a pair. Every rule is pure and looks both ways; the programme's data say what it weighs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.applications.models import ApplicantRole
from app.applications.rules import DeclaredLink, Profile
from app.core.text import fold
from app.pairing.rules.findings import Finding, strictest_first
from app.pairing.rules.names import Likeness, compare_with_person, compare_with_place
from app.pairing.rules.places import place_findings
from app.pairing.rules.resemblances import NOTHING_VERIFIED, Resemblances
from app.programmes.definition import LinkKind, LinkNature, ProgrammeDefinition, Verdict

_MENTOR, _MENTEE = ApplicantRole.MENTOR, ApplicantRole.MENTEE

Compare = Callable[[str, Profile], Likeness]
"""How much a line somebody wrote looks like a person."""
Settled = Callable[[str], Likeness]


@dataclass(frozen=True)
class History:
    """What other pairs say: how many people the mentor accompanies, and whether these two have failed before."""

    load: int = 0
    failed_before: bool = False


def likeness(written: str, person: Profile) -> Likeness:
    """Compare what somebody wrote with a person, their establishment and their group; the closest counts."""
    found = {
        compare_with_person(written, person.full_name),
        compare_with_place(written, person.establishment),
        compare_with_place(written, person.hospital_group),
    }
    return next((each for each in (Likeness.SAME, Likeness.RESEMBLES) if each in found), Likeness.DIFFERENT)


def find_conflicts(
    mentor: Profile,
    mentee: Profile,
    definition: ProgrammeDefinition,
    history: History,
    verified: Resemblances = NOTHING_VERIFIED,
    *,
    compare: Compare = likeness,
) -> list[Finding]:
    """Return everything that speaks against this pair, what rules it out first; nothing when nothing does.

    `compare` answers for `likeness` where it is known beforehand who resembles whom.
    """
    found = [
        *_identity(mentor, mentee, verified),
        *_history(mentor, history),
        *named_findings(mentor, mentee, definition, verified, compare),
        *_establishments(mentor, mentee, definition.matching.same_establishment, verified),
        *place_findings(mentor, mentee, definition.matching.geography),
        *_preferences(mentor, mentee, definition),
    ]
    return strictest_first(found)


def named_findings(
    mentor: Profile,
    mentee: Profile,
    definition: ProgrammeDefinition,
    verified: Resemblances = NOTHING_VERIFIED,
    compare: Compare = likeness,
) -> Iterator[Finding]:
    """Say what the lists and declared links of each make of the other: the rules that compare names written by hand."""
    for author, other, by in ((mentor, mentee, _MENTOR), (mentee, mentor, _MENTEE)):
        if author.avoid:
            yield from _avoided(author, by, _settled(author, other, verified, compare))
    for author, other, by in ((mentor, mentee, _MENTOR), (mentee, mentor, _MENTEE)):
        if author.links:
            yield from _declared(author, by, definition, _settled(author, other, verified, compare))


def _settled(author: Profile, other: Profile, verified: Resemblances, compare: Compare) -> Settled:
    return lambda written: verified.settle(compare(written, other), author.ref, other.ref, written)


def _identity(mentor: Profile, mentee: Profile, verified: Resemblances) -> Iterator[Finding]:
    if mentor.email.casefold() == mentee.email.casefold():
        yield Finding("same_person", Verdict.RULED_OUT)
    elif fold(mentor.full_name) == fold(mentee.full_name):
        found = verified.settle(Likeness.RESEMBLES, mentor.ref, mentee.ref, mentor.full_name)
        if found is Likeness.SAME:
            yield Finding("same_person", Verdict.RULED_OUT)
        elif found is Likeness.RESEMBLES:
            yield Finding("same_name", Verdict.TO_DISCUSS)


def _history(mentor: Profile, history: History) -> Iterator[Finding]:
    if history.load >= mentor.capacity:
        yield Finding("no_place_left", Verdict.RULED_OUT, {"load": history.load, "capacity": mentor.capacity})
    if history.failed_before:
        yield Finding("earlier_pair_failed", Verdict.RULED_OUT)


def _avoided(author: Profile, by: ApplicantRole, settled: Settled) -> Iterator[Finding]:
    likenesses = {written: settled(written) for written in author.avoid}
    if Likeness.SAME in likenesses.values():
        yield Finding("avoided", Verdict.RULED_OUT, by=by)
        return
    for written, found in likenesses.items():
        if found is Likeness.RESEMBLES:
            yield Finding("avoided_name_resembles", Verdict.TO_DISCUSS, {"written": written}, by)


def _declared(
    author: Profile, by: ApplicantRole, definition: ProgrammeDefinition, settled: Settled
) -> Iterator[Finding]:
    kinds = {kind.value: kind for kind in definition.matching.link_kinds}
    seen: set[tuple[str, Likeness]] = set()
    for link in author.links:
        found = settled(link.whom)
        kind = kinds.get(link.kind)
        if found is Likeness.DIFFERENT or kind is None or (link.kind, found) in seen:
            continue
        seen.add((link.kind, found))
        yield _link_finding(link, kind, found, by)


def _link_finding(link: DeclaredLink, kind: LinkKind, found: Likeness, by: ApplicantRole) -> Finding:
    if found is Likeness.RESEMBLES:
        return Finding("link_name_resembles", Verdict.TO_DISCUSS, {"written": link.whom, "kind": kind.value}, by)
    return Finding(f"link_{kind.nature.value}", kind.verdict, {"kind": kind.value}, by)


LINK_CODES = tuple(f"link_{nature.value}" for nature in LinkNature)


def _establishments(
    mentor: Profile, mentee: Profile, verdict: Verdict | None, verified: Resemblances
) -> Iterator[Finding]:
    if verdict is None:
        return
    found = compare_with_place(mentor.establishment, mentee.establishment)
    found = verified.settle(found, mentor.ref, mentee.ref, mentor.establishment)
    if found is Likeness.SAME:
        yield Finding("same_establishment", verdict)
        return
    if found is Likeness.RESEMBLES:
        yield Finding("establishment_resembles", Verdict.TO_DISCUSS)
    if compare_with_place(mentor.hospital_group, mentee.hospital_group) is Likeness.SAME:
        yield Finding("same_hospital_group", Verdict.TO_DISCUSS)


def _preferences(mentor: Profile, mentee: Profile, definition: ProgrammeDefinition) -> Iterator[Finding]:
    least = definition.matching.common_slots_min
    common = mentor.availability & mentee.availability
    if mentor.availability and mentee.availability and len(common) < least:
        yield Finding("few_common_slots", Verdict.TO_DISCUSS, {"count": len(common), "minimum": least})
    years = definition.experience.years
    if mentor.years is not None and mentor.years < years:
        yield Finding("little_experience", Verdict.TO_DISCUSS, {"years": mentor.years, "preferred": years})
    if mentor.stakes:
        yield Finding("stakes_declared", Verdict.TO_DISCUSS, {"written": mentor.stakes}, _MENTOR)
