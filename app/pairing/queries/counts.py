"""How many: what a coordinator must see, and how far the programme has come."""

from datetime import date

from sqlalchemy import func, select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries import hidden_from
from app.core.database import db
from app.pairing.models import Pair, PairState
from app.pairing.queries.hiding import shown_to
from app.pairing.rules import LIVE

_CAME_TO_NOTHING = (PairState.DECLINED, PairState.EXPIRED, PairState.CANCELLED)
_NEVER_A_PAIR = (*_CAME_TO_NOTHING, PairState.DRAFTED, PairState.VALIDATED)


def pairs_in_state(programme_id: int, state: PairState, reader_id: int) -> int:
    """Return how many pairs are in that state, of those shown to whoever reads."""
    return _count(programme_id, reader_id, Pair.state == state)


def silent_before(programme_id: int, day: date, reader_id: int) -> int:
    """Return how many proposals still wait for an answer due by that day, of those shown to whoever reads."""
    return _count(programme_id, reader_id, Pair.state == PairState.PROPOSED, Pair.answer_by <= day)


def count_formed(programme_id: int, reader_id: int) -> int:
    """Return how many pairs have been proposed and stand, or have stood, of those shown to whoever reads."""
    return _count(programme_id, reader_id, Pair.state.not_in(_NEVER_A_PAIR))


def _count(programme_id: int, reader_id: int, *conditions: object) -> int:
    shown = Pair.programme_id == programme_id, shown_to(reader_id, programme_id)
    query = select(func.count()).select_from(Pair).where(*shown, *conditions)  # type: ignore[arg-type]  # SQL conditions of any kind
    return db.session.scalar(query) or 0


def mentees_to_pair(programme_id: int, reader_id: int) -> tuple[int, int]:
    """Return how many accepted mentees wait for another pair after one that failed, and how many for a first one."""
    mine = Pair.mentee_application_id == Application.id
    live = select(Pair.id).where(mine, Pair.state.in_(LIVE)).exists()
    failed = select(Pair.id).where(mine, Pair.proposed_at.is_not(None), Pair.state.in_(_CAME_TO_NOTHING)).exists()
    query = (
        select(failed, func.count())
        .where(
            Application.programme_id == programme_id,
            Application.role == ApplicantRole.MENTEE,
            Application.state == ApplicationState.ACCEPTED,
            Application.id.not_in(hidden_from(reader_id, programme_id)),
            ~live,
        )
        .group_by(failed)
    )
    counts = {bool(again): count for again, count in db.session.execute(query)}
    return counts.get(True, 0), counts.get(False, 0)
