"""Everything a board needs of a programme, as one reader may know it, in as many questions for ten people as for more.

What a reader has a link with is left out before the solver hears of it: nothing computed for them can speak of it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sqlalchemy import select

from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.applications.queries import profile
from app.applications.rules import Profile
from app.core.database import db
from app.pairing.models import Derogation, Pair, PairVeto
from app.pairing.queries.decided import derogations, failed_couples, lifted, rulings, verified, vetoes
from app.pairing.queries.known import known_to, members_of
from app.pairing.queries.line import line
from app.pairing.rules import CHOSEN
from app.pairing.solver import Couple, Pool
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Room:
    """The people to be paired by the ref of their application, the pairs chosen so far, and what was decided."""

    programme: Programme
    definition: ProgrammeDefinition
    people: Mapping[str, Application]
    profiles: Mapping[str, Profile]
    chosen: Mapping[str, Pair]  # by the ref of the mentee
    aside: Sequence[Application]  # mentees on the waiting list, or about to be
    first: frozenset[str]
    vetoes: Mapping[Couple, PairVeto]
    derogations: Mapping[Couple, Derogation]
    pool: Pool

    @property
    def mentees(self) -> list[Application]:
        """The requests: first those promised to come first, then as they were sent."""
        found = [self.people[profile.ref] for profile in self.pool.mentees]
        return sorted(
            found, key=lambda each: (each.ref not in self.first, each.submitted_at or each.created_at, each.id)
        )

    def names(self) -> dict[str, str]:
        """Return the name of everybody, by ref."""
        return {ref: application.full_name for ref, application in self.people.items()}

    def asks_derogation(self, mentor: str, mentee: str) -> bool:
        """Tell whether a derogation waits for its second member."""
        asked = self.derogations.get(Couple(mentor, mentee))
        return asked is not None and asked.seconded_at is None

    def to_second(self, actor: str) -> list[Couple]:
        """Return the couples whose derogation waits for another than who asked, the oldest first; actors are refs."""
        waiting = [
            (asked.asked_at, couple)
            for couple, asked in self.derogations.items()
            if asked.seconded_at is None and asked.asked_by != actor and couple.mentee not in self.chosen
        ]
        return [couple for _, couple in sorted(waiting, key=lambda each: each[0])]

    def load(self, mentor: str) -> int:
        """Return how many pairs a mentor is in, chosen ones included."""
        return self.pool.loads.get(mentor, 0) + sum(couple.mentor == mentor for couple in self.pool.locked)


def room(programme: Programme, definition: ProgrammeDefinition, reader_id: int | None) -> Room:
    """Return the room of a programme for one member of its staff; nobody's holds everything, and no page shows it."""
    ordered = line(programme.id)
    read = known_to(reader_id, programme.id, ordered.out, committee=definition.has_committee)
    profiles = {each.id: profile(each, definition) for each in read.people.values()}
    unseen, taken = read.unseen, read.taken
    mentors = [
        replace(each, capacity=each.capacity - unseen[each.application_id])
        for each in profiles.values()
        if each.role is ApplicantRole.MENTOR and each.capacity > unseen[each.application_id]
    ]
    mentees = [
        each for each in profiles.values() if each.role is ApplicantRole.MENTEE and each.application_id not in taken
    ]
    here = {each.application_id: each.ref for each in (*mentors, *mentees)}
    couples = _Couples(here)
    seen = [pair for pair in read.pairs if not read.hidden.intersection(members_of(pair))]
    chosen = {pair.mentee.ref: pair for pair in seen if pair.state in CHOSEN and pair.mentee_application_id in here}
    known = couples.of(derogations(programme.id))
    refused = couples.of(vetoes(programme.id))
    first = frozenset(here[each] for each in ordered.first if each in here)
    people = {ref: read.people[key] for key, ref in here.items()}
    pool = Pool(
        mentors=mentors,
        mentees=mentees,
        definition=definition,
        loads=_loads(seen, here, chosen),
        failed=_failed(programme.id, people),
        locked=frozenset(Couple(pair.mentor.ref, ref) for ref, pair in chosen.items()),
        forbidden=frozenset(refused),
        derogations={couple: codes for couple, each in known.items() if (codes := lifted(each))},
        verified=verified(rulings(programme.id), profiles),
        first_in_line=first,
        at_most=_places(definition, read.pairs, chosen),
    )
    by_ref = {each.ref: each for each in (*mentors, *mentees)}
    return Room(programme, definition, people, by_ref, chosen, read.aside, first, refused, known, pool)


class _Couples:
    """From the ids of two applications to a couple of the room."""

    def __init__(self, here: Mapping[int, str]) -> None:
        self._here = here

    def of(self, found: Mapping[tuple[int, int], Thing]) -> dict[Couple, Thing]:
        """Return what is known of couples both of whom are here."""
        here = self._here
        return {
            Couple(here[mentor], here[mentee]): thing
            for (mentor, mentee), thing in found.items()
            if mentor in here and mentee in here
        }


def _loads(seen: Sequence[Pair], here: Mapping[int, str], chosen: Mapping[str, Pair]) -> dict[str, int]:
    counted = {pair.id for pair in chosen.values()}
    found = Counter(
        here[pair.mentor_application_id]
        for pair in seen
        if pair.id not in counted and pair.mentor_application_id in here
    )
    return dict(found)


def _failed(programme_id: int, people: Mapping[str, Application]) -> frozenset[Couple]:
    persons = {each.person_id: ref for ref, each in people.items() if each.person_id is not None}
    by_role = {role: {key: ref for key, ref in persons.items() if people[ref].role is role} for role in ApplicantRole}
    mentors, mentees = by_role[ApplicantRole.MENTOR], by_role[ApplicantRole.MENTEE]
    return frozenset(
        Couple(mentors[one], mentees[other])
        for one, other in failed_couples(programme_id)
        if one in mentors and other in mentees
    )


def _places(definition: ProgrammeDefinition, pairs: Sequence[Pair], chosen: Mapping[str, Pair]) -> int | None:
    """Return how many pairs may still be formed, chosen ones included."""
    most = definition.places.pairs_max
    return None if most is None else max(len(chosen), most - (len(pairs) - len(chosen)))


def actor_names(refs: Sequence[str]) -> dict[str, str]:
    """Return the names of whoever acted, by ref, in one question; the clock and the erased have none."""
    found = db.session.scalars(select(Person).where(Person.ref.in_(set(refs))))
    return {each.ref: each.full_name for each in found}
