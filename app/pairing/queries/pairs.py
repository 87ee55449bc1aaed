"""Finding pairs: by reference, by member."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from app.access.models import Person
from app.applications.models import Application
from app.core.database import db
from app.pairing.errors import OwnPair, PairNotFound
from app.pairing.models import Pair, PairState
from app.pairing.queries.hiding import shown_to
from app.pairing.queries.members import members
from app.pairing.rules import CHOSEN, FAILED, LIVE, UNDERWAY


def _with_members() -> Select[Pair]:
    return select(Pair).options(
        joinedload(Pair.mentor).joinedload(Application.person),
        joinedload(Pair.mentee).joinedload(Application.person),
        selectinload(Pair.answers),
    )


def pair_by_ref(ref: str, *, programme_id: int | None = None) -> Pair:
    """Return the pair of that ref, of that programme when one is given; refuses as if there were no such page."""
    query = _with_members().where(Pair.ref == ref)
    if programme_id is not None:
        query = query.where(Pair.programme_id == programme_id)
    return _one(query)


def pair_of_staff(ref: str, programme_id: int, reader_id: int) -> Pair:
    """Return a pair that staff may open; refuses likewise those hidden from them, and says so of their own."""
    mine = select(Application.id).where(Application.person_id == reader_id)
    theirs = Pair.mentor_application_id.in_(mine), Pair.mentee_application_id.in_(mine)
    known = or_(shown_to(reader_id, programme_id), *theirs)
    pair = _one(_with_members().where(Pair.ref == ref, Pair.programme_id == programme_id, known))
    if pair.role_of(reader_id):
        raise OwnPair
    return pair


def ready_pairs(programme_id: int, reader_id: int, *, committee: bool) -> list[Pair]:
    """Return the pairs to be proposed, by name, but those hidden from whoever reads.

    Where a committee decides, those it has validated; elsewhere those the coordination has formed.
    """
    states = {PairState.VALIDATED} if committee else CHOSEN
    shown = (Pair.programme_id == programme_id, Pair.state.in_(states), shown_to(reader_id, programme_id))
    found = db.session.scalars(_with_members().where(*shown))
    return sorted(found, key=lambda pair: (pair.mentee.sort_key, pair.id))


def _one(query: Select[Pair]) -> Pair:
    pair = db.session.scalar(query)
    if pair is None:
        raise PairNotFound
    return pair


def pair_by_id(pair_id: int) -> Pair:
    """Return the pair an event speaks of."""
    return db.session.scalars(_with_members().where(Pair.id == pair_id)).one()


def _of_person(person_id: int) -> Select[Pair]:
    mine = select(Application.id).where(Application.person_id == person_id)
    return _with_members().where(or_(Pair.mentor_application_id.in_(mine), Pair.mentee_application_id.in_(mine)))


def live_pairs_of_person(person_id: int) -> list[Pair]:
    """Return the pairs both of whose members said yes and that are not over, the latest first."""
    query = _of_person(person_id).where(Pair.state.in_(UNDERWAY))
    return list(db.session.scalars(query.order_by(Pair.id.desc())))


def proposals_to(person_id: int, programme_id: int | None = None) -> list[Pair]:
    """Return the pairs this person has been told of, those that wait for an answer first, then the latest.

    A pair is unknown to its members before it is proposed, and one cancelled before that stays so.
    """
    query = _of_person(person_id).where(Pair.proposed_at.is_not(None))
    if programme_id is not None:
        query = query.where(Pair.programme_id == programme_id)
    found = list(db.session.scalars(query.order_by(Pair.id.desc())))
    return sorted(found, key=lambda pair: pair.state is not PairState.PROPOSED)


def pairs_of_application(
    application_id: int, states: frozenset[PairState] = LIVE, *, shown: ColumnElement[bool] | None = None
) -> list[Pair]:
    """Return the pairs of an application that are in one of these states; `shown` leaves some out (`shown_to`)."""
    member = or_(Pair.mentor_application_id == application_id, Pair.mentee_application_id == application_id)
    query = _with_members().where(member, Pair.state.in_(states))
    query = query if shown is None else query.where(shown)
    return list(db.session.scalars(query.order_by(Pair.id)))


def last_closed_of_mentee(application_id: int) -> Pair | None:
    """Return the mentee's latest pair that came to nothing or ended, which a new one follows."""
    return db.session.scalar(
        select(Pair)
        .where(Pair.mentee_application_id == application_id, Pair.state.not_in(LIVE), Pair.proposed_at.is_not(None))
        .order_by(Pair.id.desc())
        .limit(1)
    )


def load_of(mentor_application_id: int) -> int:
    """Return how many live pairs a mentor is in."""
    return loads([mentor_application_id]).get(mentor_application_id, 0)


def loads(mentor_application_ids: Sequence[int]) -> dict[int, int]:
    """Return how many live pairs each of these mentors is in; those in none are absent."""
    mentor = Pair.mentor_application_id
    query = select(mentor, func.count()).where(mentor.in_(mentor_application_ids), Pair.state.in_(LIVE))
    return dict(db.session.execute(query.group_by(mentor)).all())


def failed_partners(person_id: int | None) -> frozenset[int]:
    """Return the persons with whom a pair of this person was declined or ended early, in whatever programme."""
    if person_id is None:
        return frozenset()
    mentor, mentee = members()
    query = (
        select(mentor.person_id, mentee.person_id)
        .select_from(Pair)
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .where(Pair.state.in_(FAILED), or_(mentor.person_id == person_id, mentee.person_id == person_id))
    )
    people = {each for row in db.session.execute(query) for each in row if each is not None}
    return frozenset(people - {person_id})


def actor_name(ref: str) -> str:
    """Return the name of whoever acted, or nothing for the clock, a command or somebody erased."""
    person = db.session.scalar(select(Person).where(Person.ref == ref))
    return person.full_name if person else ""
