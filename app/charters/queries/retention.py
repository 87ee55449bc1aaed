"""What retention may have to erase."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from app.charters import rules
from app.charters.models import Charter
from app.core.clock import end_of_day
from app.core.database import db
from app.pairing.models import Pair


def charters_to_erase(today: date) -> Sequence[Charter]:
    """Return the charters whose documents may have been kept long enough, the oldest first; the rule decides of each.

    A charter that is being signed is never among them: it expires first.
    """
    signed, closed = rules.years_after(today, -rules.PROOF_YEARS), rules.years_after(today, -rules.UNSIGNED_YEARS)
    over = or_(Pair.ends_on <= signed, Pair.closed_at < end_of_day(signed))
    wanted = (
        select(Charter)
        .join(Pair)
        .where(
            Charter.erased_at.is_(None),
            or_(
                and_(Charter.state.in_(rules.SIGNED_BY_ALL), over),
                Charter.closed_at < end_of_day(closed),
            ),
        )
    )
    return db.session.scalars(wanted.options(joinedload(Charter.pair)).order_by(Charter.id)).all()
