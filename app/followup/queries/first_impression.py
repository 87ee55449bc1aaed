"""What the two said after their first meeting, each for themselves."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select

from app.applications.models import ApplicantRole
from app.core.database import db
from app.followup.models import FirstImpression, Meeting, SentOnce
from app.followup.queries.meetings import STANDS
from app.pairing.models import Pair
from app.pairing.rules import RUNNING

LETTER = "followup_first_impression"


def to_ask(today: date) -> list[int]:
    """Return the pairs under way that have met before today and were not asked yet, unless both have answered."""
    met = exists().where(Meeting.pair_id == Pair.id, STANDS, Meeting.happens_on < today)
    asked = exists().where(SentOnce.pair_id == Pair.id, SentOnce.letter == LETTER)
    answers = select(func.count()).where(FirstImpression.pair_id == Pair.id).correlate(Pair).scalar_subquery()
    wanted = select(Pair.id).where(Pair.state.in_(RUNNING), met, ~asked)
    return list(db.session.scalars(wanted.where(answers < len(ApplicantRole)).order_by(Pair.id)))


@dataclass(frozen=True)
class Said:
    """The day the two met first, if they said so, and what was said since, by who said it."""

    met_on: date | None
    by: dict[ApplicantRole, FirstImpression]


def said_of(pair_id: int) -> Said:
    """Return what the two said of their pair, in one question."""
    met_on = select(func.min(Meeting.happens_on)).where(Meeting.pair_id == Pair.id, STANDS).correlate(Pair)
    found = (
        select(met_on.scalar_subquery(), FirstImpression)
        .select_from(Pair)
        .outerjoin(FirstImpression, FirstImpression.pair_id == Pair.id)
        .where(Pair.id == pair_id)
    )
    rows = db.session.execute(found).all()
    return Said(rows[0][0], {said.role: said for _, said in rows if said is not None})
