"""Who has yet to answer a proposal, by which day, and which reminders they had."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, or_, select

from app.access.models import Person
from app.applications.models import ApplicantRole, Application
from app.core.database import db
from app.core.declarations import Promise
from app.pairing.models import Pair, PairAnswer, PairReminder, PairState
from app.pairing.queries.hiding import shown_to


class Silent(NamedTuple):
    """A member who has not answered: of which pair, by which day, and the last reminder they had, if any."""

    pair: str
    day: date
    address: str
    first_name: str
    reminded: int | None


def silent_members(programme_id: int, reader_id: int | None = None) -> list[Silent]:
    """Return whoever has yet to answer a proposal, in one query whatever their number."""
    mine = or_(
        (Pair.mentor_application_id == Application.id) & (Application.role == ApplicantRole.MENTOR),
        (Pair.mentee_application_id == Application.id) & (Application.role == ApplicantRole.MENTEE),
    )
    reminded = (
        select(func.min(PairReminder.days_before))
        .where(PairReminder.pair_id == Pair.id, PairReminder.role == Application.role)
        .scalar_subquery()
    )
    answered = select(PairAnswer.id).where(PairAnswer.pair_id == Pair.id, PairAnswer.role == Application.role)
    found = db.session.execute(
        select(
            Pair.ref,
            Pair.answer_by,
            func.coalesce(Person.email, Application.email),
            Application.first_name,
            reminded,
        )
        .join(Application, mine)
        .outerjoin(Person, Person.id == Application.person_id)
        .where(Pair.programme_id == programme_id, Pair.state == PairState.PROPOSED, Pair.answer_by.is_not(None))
        .where(~answered.exists(), shown_to(reader_id, programme_id))
        .order_by(Pair.id, Application.id)
    )
    return [Silent(*row) for row in found]


def to_remind(programme_id: int, reader_id: int, days_before: int) -> int:
    """Return how many would get the reminder that leaves so many days before: one nearer than it stands for it."""
    return sum(each.reminded is None or each.reminded > days_before for each in silent_members(programme_id, reader_id))


def waiting_pairs(programme_id: int, reader_id: int) -> int:
    """Return how many proposals are open."""
    query = select(func.count()).select_from(Pair).filter_by(programme_id=programme_id, state=PairState.PROPOSED)
    query = query.where(shown_to(reader_id, programme_id))
    return db.session.scalar(query) or 0


def promised(programme_id: int, reader_id: int | None = None) -> Sequence[Promise]:
    """Return the day each silent member was told."""
    return list(_promised(programme_id, reader_id))


def _promised(programme_id: int, reader_id: int | None) -> Iterator[Promise]:
    for each in silent_members(programme_id, reader_id):
        yield Promise("proposal", "confirm_by", each.day, each.pair, each.address, each.first_name)
