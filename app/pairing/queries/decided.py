"""What a committee and a coordination have decided of couples: refusals, derogations, names verified."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import or_, select

from app.applications.models import Application
from app.applications.rules import Profile
from app.core.database import db
from app.pairing.models import Derogation, Pair, PairVeto, ResemblanceRuling
from app.pairing.queries.members import members
from app.pairing.rules import FAILED, Resemblance, Resemblances, lines_of, written_digest

Ids = tuple[int, int]
"""The mentor's application, then the mentee's."""


def vetoes(programme_id: int) -> dict[Ids, PairVeto]:
    """Return the couples a committee does not want."""
    found = db.session.scalars(select(PairVeto).filter_by(programme_id=programme_id))
    return {(each.mentor_application_id, each.mentee_application_id): each for each in found}


def derogations(programme_id: int) -> dict[Ids, Derogation]:
    """Return the derogations asked for, granted or not."""
    found = db.session.scalars(select(Derogation).filter_by(programme_id=programme_id))
    return {(each.mentor_application_id, each.mentee_application_id): each for each in found}


def veto_of(mentor: Application, mentee: Application) -> PairVeto | None:
    """Return the refusal of that couple, if there is one."""
    return db.session.scalar(
        select(PairVeto).filter_by(mentor_application_id=mentor.id, mentee_application_id=mentee.id)
    )


def derogation_of(mentor: Application, mentee: Application) -> Derogation | None:
    """Return the derogation asked for that couple, granted or not."""
    return db.session.scalar(
        select(Derogation).filter_by(mentor_application_id=mentor.id, mentee_application_id=mentee.id)
    )


def asks_for_second(programme_id: int, actor: str) -> bool:
    """Tell whether somebody else than that actor asked for a derogation that nobody has confirmed."""
    query = select(Derogation.id).filter_by(programme_id=programme_id, seconded_at=None)
    return db.session.scalar(query.where(Derogation.asked_by != actor).limit(1)) is not None


def lifted(derogation: Derogation | None) -> frozenset[str]:
    """Return the codes that a derogation lifts: none before a second member has confirmed it."""
    return frozenset(derogation.codes) if derogation is not None and derogation.seconded_at else frozenset()


def rulings(programme_id: int) -> Sequence[ResemblanceRuling]:
    """Return every name verified in a programme, the latest first."""
    query = select(ResemblanceRuling).filter_by(programme_id=programme_id)
    return db.session.scalars(query.order_by(ResemblanceRuling.at.desc(), ResemblanceRuling.id.desc())).all()


def rulings_between(one: Application, other: Application) -> Sequence[ResemblanceRuling]:
    """Return what was verified of two people, either way."""
    both = (one.id, other.id)
    return db.session.scalars(
        select(ResemblanceRuling).where(
            ResemblanceRuling.author_application_id.in_(both), ResemblanceRuling.other_application_id.in_(both)
        )
    ).all()


def verified(found: Iterable[ResemblanceRuling], people: Mapping[int, Profile]) -> Resemblances:
    """Return what the rules read of rulings; a line that is no longer written as it was says nothing any more."""
    confirmed: list[Resemblance] = []
    denied: list[Resemblance] = []
    for ruling in found:
        author, other = people.get(ruling.author_application_id), people.get(ruling.other_application_id)
        if author is None or other is None:
            continue
        for line in lines_of(author):
            if written_digest(line) == ruling.written_hash:
                (confirmed if ruling.same else denied).append(Resemblance(author.ref, other.ref, line))
    return Resemblances.of(confirmed=confirmed, denied=denied)


def failed_couples(programme_id: int) -> frozenset[tuple[int, int]]:
    """Return the persons of a programme a pair of whom was declined or ended early, in whatever programme.

    Each couple is given both ways round: who was whose mentor does not matter.
    """
    mentor, mentee = members()
    here = select(Application.person_id).where(Application.programme_id == programme_id)
    query = (
        select(mentor.person_id, mentee.person_id)
        .select_from(Pair)
        .join(mentor, Pair.mentor_application_id == mentor.id)
        .join(mentee, Pair.mentee_application_id == mentee.id)
        .where(Pair.state.in_(FAILED), or_(mentor.person_id.in_(here), mentee.person_id.in_(here)))
    )
    rows = [(one, other) for one, other in db.session.execute(query) if one is not None and other is not None]
    return frozenset(rows) | frozenset((other, one) for one, other in rows)
