"""What a session has decided, gathered from what was done while it was open. It holds everything, for nobody's eyes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from app.applications.models import ApplicantRole, Application
from app.applications.queries import declarations, recusals, waiting_list
from app.core.database import db
from app.core.journal import JournalEntry
from app.pairing.models import CommitteeSession, Pair, PairState
from app.pairing.queries.decided import derogations, vetoes
from app.pairing.queries.room import room
from app.pairing.queries.sessions import sitting
from app.pairing.queries.solved import solved
from app.pairing.record import Derogated, Excluded, Kept, Member, Record, Refused, Taken, Undone, Without
from app.pairing.rules import CHOSEN, LIVE
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme, Role
from app.programmes.queries import staff_people

_FULL = "no_place_left"


def gather(
    session: CommitteeSession, programme: Programme, known: ProgrammeDefinition, *, closed_by: str = ""
) -> Record:
    """Return what was decided since a session opened, and how things stand now, whoever may know of it."""
    found = _Found.since(session)
    members = _members(session)
    staff = {each.person for each in members}
    kept = tuple(found.kept())
    names = {"waiting_mentees": ApplicantRole.MENTEE, "waiting_mentors": ApplicantRole.MENTOR}
    return Record(
        closed_by=closed_by,
        matching=known.matching,
        experience=known.experience,
        places=known.places,
        members=members,
        kept=kept,
        earlier=tuple(found.earlier()),
        undone=tuple(found.undone(staff)),
        derogations=tuple(_derogations(found, {(each.mentor, each.mentee) for each in kept})),
        refused=tuple(_refused(found)),
        **_without(programme, known, found),
        **{name: tuple(each.ref for each in waiting_list(programme.id, role)) for name, role in names.items()},
    )


@dataclass(frozen=True)
class _Found:
    """The pairs of a programme, what was done to them since a session opened, and the refs of everybody by id."""

    session: CommitteeSession
    pairs: Sequence[Pair]
    acts: Mapping[str, Mapping[str, str]]  # act, then the ref of the pair, then who acted
    refs: Mapping[int, str]

    @classmethod
    def since(cls, session: CommitteeSession) -> "_Found":
        """Read them, in three questions."""
        begun = session.opened_at
        pairs = db.session.scalars(
            select(Pair)
            .where(Pair.programme_id == session.programme_id, or_(Pair.state.in_(LIVE), Pair.closed_at >= begun))
            .order_by(Pair.id)
        ).all()
        rows = db.session.execute(
            select(JournalEntry.act, JournalEntry.subject, JournalEntry.actor).where(
                JournalEntry.programme_id == session.programme_id,
                JournalEntry.act.in_(("pair_validated", "pair_cancelled")),
                JournalEntry.at >= begun,
            )
        )
        acts: dict[str, dict[str, str]] = defaultdict(dict)
        for act, subject, actor in rows:
            acts[act][subject] = actor
        everybody = select(Application.id, Application.ref).where(Application.programme_id == session.programme_id)
        return cls(session, pairs, acts, {row[0]: row[1] for row in db.session.execute(everybody)})

    def belongs(self, at: datetime | None) -> bool:
        """Tell whether something was done since the session opened."""
        return at is not None and at >= self.session.opened_at

    def couple(self, mentor_id: int, mentee_id: int) -> dict[str, str]:
        """Return two people by their refs."""
        return {"mentor": self.refs[mentor_id], "mentee": self.refs[mentee_id]}

    def _standing(self) -> Iterator[tuple[Pair, Kept]]:
        for pair in self.pairs:
            if pair.state in LIVE:
                both = self.couple(pair.mentor_application_id, pair.mentee_application_id)
                validated, here = pair.state is not PairState.DRAFTED, self.belongs(pair.created_at)
                yield pair, Kept(pair=pair.ref, **both, validated=validated, here=here)

    def _touched(self, kept: Kept) -> bool:
        return kept.here or kept.pair in self.acts["pair_validated"]

    def kept(self) -> Iterator[Kept]:
        """Give the pairs chosen or validated in the session that stand."""
        return (each for _, each in self._standing() if self._touched(each))

    def earlier(self) -> Iterator[Kept]:
        """Give those chosen before it that nobody outside knows of yet."""
        return (each for pair, each in self._standing() if pair.state in CHOSEN and not self._touched(each))

    def undone(self, staff: set[str]) -> Iterator[Undone]:
        """Give those chosen before it that the committee undid; who leaves by themselves undoes nothing of it."""
        for pair in self.pairs:
            by = self.acts["pair_cancelled"].get(pair.ref, "")
            if by in staff and pair.proposed_at is None and not self.belongs(pair.created_at):
                yield Undone(**self.couple(pair.mentor_application_id, pair.mentee_application_id), by=by)


def _members(session: CommitteeSession) -> tuple[Member, ...]:
    sat = sitting(session.programme_id, session)
    there = {person.ref: present for person, present in sat}
    said = declarations(session.programme_id)
    links: dict[str, list[str]] = defaultdict(list)
    for each in recusals(session.programme_id, reader_id=None):
        links[each.person.ref].append(each.application.ref)
    people = {person.ref: person for person, _ in sat}
    people |= {person.ref: person for person in staff_people(session.programme_id, Role.COORDINATOR)}
    return tuple(
        Member(
            person=ref,
            sits=ref in there,
            present=there.get(ref, False),
            declared=person.id in said,
            links=tuple(links[ref]),
        )
        for ref, person in people.items()
    )


def _derogations(found: _Found, kept: set[tuple[str, str]]) -> Iterator[Derogated]:
    for (mentor, mentee), each in derogations(found.session.programme_id).items():
        both = found.couple(mentor, mentee)
        if found.belongs(each.asked_at) or found.belongs(each.seconded_at) or tuple(both.values()) in kept:
            said = {"asked_by": each.asked_by, "seconded_by": each.seconded_by}
            yield Derogated(**both, codes=tuple(each.codes), text=each.text, **said)


def _refused(found: _Found) -> Iterator[Refused]:
    for (mentor, mentee), each in vetoes(found.session.programme_id).items():
        if found.belongs(each.at):
            yield Refused(**found.couple(mentor, mentee), reason=each.reason, by=each.by)


def _without(programme: Programme, known: ProgrammeDefinition, found: _Found) -> dict[str, tuple[object, ...]]:
    """Return the requests and the mentors that nobody was chosen for, and why, as the rules say it now."""
    here = room(programme, known, None)
    judged = solved(here).session
    with_whom: dict[str, list[str]] = defaultdict(list)
    for pair in found.pairs:
        if pair.state in LIVE:
            with_whom[found.refs[pair.mentor_application_id]].append(found.refs[pair.mentee_application_id])
    full = {each.ref for each in here.pool.mentors if len(with_whom[each.ref]) >= each.capacity}
    mentors = sorted((each.ref for each in here.pool.mentors), key=lambda ref: here.people[ref].sort_key)
    left = [
        Without(
            mentee=mentee.ref,
            excluded=tuple(
                Excluded(code=code, mentors=refs)
                for code, refs in judged.exclusions(mentee.ref).items()
                if code != _FULL
            ),
        )
        for mentee in here.mentees
        if mentee.ref not in here.chosen
    ]
    return {
        "mentors": tuple(mentors),
        "taken": tuple(Taken(mentor=ref, mentees=tuple(with_whom[ref])) for ref in mentors if ref in full),
        "without": tuple(left),
        "free": tuple(ref for ref in mentors if not with_whom[ref]),
    }
