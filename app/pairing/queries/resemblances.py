"""Names that merely resemble, for the coordination to say whose they are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.applications.rules import Profile
from app.core.text import fold
from app.pairing.models import ResemblanceRuling
from app.pairing.queries.decided import rulings
from app.pairing.queries.room import Room
from app.pairing.rules import Finding, resemblance_of, written_digest
from app.pairing.solver import who_may_resemble


@dataclass(frozen=True)
class ToVerify:
    """A line that `author` wrote, and the person it may mean."""

    author: Profile
    other: Profile
    written: str
    code: str

    @property
    def digest(self) -> str:
        """What an answer keeps of the line."""
        return written_digest(self.written)


def to_verify(room: Room) -> list[ToVerify]:
    """Return every resemblance nobody has answered for, by the name of who wrote, each line once."""
    found = {
        (each.author.ref, each.other.ref, fold(each.written)): each
        for mentor, mentee in _couples(room)
        for each in _of_two(room, mentor, mentee)
    }
    return sorted(found.values(), key=lambda each: (each.author.full_name, each.other.full_name, each.written))


def _couples(room: Room) -> Iterator[tuple[Profile, Profile]]:
    by_name: dict[str, list[Profile]] = defaultdict(list)
    for mentor in room.pool.mentors:
        by_name[fold(mentor.full_name)].append(mentor)
    yield from who_may_resemble(room.pool)
    for mentee in room.pool.mentees:
        for mentor in by_name.get(fold(mentee.full_name), ()):
            yield mentor, mentee


def _of_two(room: Room, mentor: Profile, mentee: Profile) -> Iterator[ToVerify]:
    people = {mentor.ref: mentor, mentee.ref: mentee}
    found: Sequence[Finding] = room.pool.findings(mentor, mentee)
    for finding in found:
        resemblance = resemblance_of(finding, mentor, mentee)
        if resemblance is not None:
            yield ToVerify(people[resemblance.author], people[resemblance.other], resemblance.written, finding.code)


@dataclass(frozen=True)
class Verified:
    """An answer given about two people who are both here."""

    author: Profile
    other: Profile
    ruling: ResemblanceRuling


def already_verified(room: Room) -> list[Verified]:
    """Return the answers given, the latest first; those about people who are not here are left out."""
    here = {profile.application_id: profile for profile in room.profiles.values()}
    return [
        Verified(here[each.author_application_id], here[each.other_application_id], each)
        for each in rulings(room.programme.id)
        if each.author_application_id in here and each.other_application_id in here
    ]
