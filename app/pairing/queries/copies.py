"""The minutes of a session as one reader may have them: their own copy, in which nothing hidden from them is said."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.access.models import Person
from app.applications.models import Application
from app.applications.queries import hidden_from
from app.core.database import db
from app.pairing.models import CommitteeSession, Pair
from app.pairing.queries.minutes import gather
from app.pairing.queries.sessions import number_of
from app.pairing.record import Record
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme


@dataclass(frozen=True)
class Copy:
    """What one reader may read of a session, and whom the refs of its record mean.

    `people` are applications, `pairs` what is kept of a pair, `staff` whoever acted or sat and is still known.
    """

    session: CommitteeSession
    number: int
    reader: Person
    record: Record
    people: Mapping[str, Application]
    pairs: Mapping[str, Pair]
    staff: Mapping[str, Person]

    def name(self, ref: str) -> str:
        """Return the name of an applicant; the reference once they are erased."""
        return self.people[ref].full_name

    def is_erased(self, *refs: str) -> bool:
        """Tell whether one of these applicants was erased since: what was written of them is not said any more."""
        return any(self.people[ref].erased_at is not None for ref in refs)

    def who(self, ref: str) -> str:
        """Return the name of one of the staff, nothing once they are forgotten."""
        return self.staff[ref].full_name if ref in self.staff else ""


def copy_for(session: CommitteeSession, programme: Programme, known: ProgrammeDefinition, reader: Person) -> Copy:
    """Return a reader's copy: of what was frozen when the session closed, or of how things stand while it is open."""
    kept = session.record if session.closed_at is not None else None
    whole = Record.from_json(kept) if kept is not None else gather(session, programme, known)
    hidden = hidden_from(reader.id, session.programme_id)
    people = db.session.scalars(
        select(Application).where(
            Application.programme_id == session.programme_id,
            Application.ref.in_(whole.files()),
            Application.id.not_in(hidden),
        )
    )
    seen = {each.ref: each for each in people}
    record = whole.shown(frozenset(seen))
    pairs = db.session.scalars(
        select(Pair)
        .where(Pair.ref.in_([each.pair for each in record.kept]))
        .options(selectinload(Pair.mentor), selectinload(Pair.mentee))
    )
    by_ref = {each.ref: each for each in pairs}
    staff = db.session.scalars(select(Person).where(Person.ref.in_(_actors(session, record, by_ref))))
    return Copy(session, number_of(session), reader, record, seen, by_ref, {each.ref: each for each in staff})


def _actors(session: CommitteeSession, record: Record, pairs: Mapping[str, Pair]) -> set[str]:
    """Return the refs of whoever sat or acted."""
    acted = [ref for each in record.derogations for ref in (each.asked_by, each.seconded_by)]
    acted += [*(each.by for each in record.undone), *(each.by for each in record.refused)]
    sat = [each.person for each in record.members]
    return {session.opened_by, record.closed_by, *sat, *acted, *(each.formed_by for each in pairs.values())}
