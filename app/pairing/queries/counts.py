"""How many: what a coordinator must see, and how far the programme has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from app.applications.models import ApplicantRole, Application, ApplicationState
from app.applications.queries import hidden_from
from app.core.clock import today
from app.core.database import db, kept
from app.pairing.models import Pair, PairState
from app.pairing.queries.hiding import shown_to
from app.pairing.queries.line import over_for_good
from app.pairing.rules import CHOSEN, LIVE, OVER, UNDERWAY

_CAME_TO_NOTHING = (PairState.DECLINED, PairState.EXPIRED, PairState.CANCELLED)
_NEAR = timedelta(days=2)
_NEVER_A_PAIR = CHOSEN.union(_CAME_TO_NOTHING)
_BEGUN = (UNDERWAY | OVER) - {PairState.COMMITTED}
_DRAFTED = Pair.state == PairState.DRAFTED


@dataclass(frozen=True)
class PairCounts:
    """How many pairs are proposed and wait in silence for a day that is near, are drafted, validated, stand.

    Of those that stand: how many have `begun`, and how many were `completed`.
    """

    silent: int
    drafted: int
    validated: int
    formed: int
    begun: int
    completed: int


def pair_counts(programme_id: int, reader_id: int) -> PairCounts:
    """Return how many pairs of a programme are at each of these points, of those shown to whoever reads.

    One question for all, which a transaction asks once.
    """
    return kept(f"pair counts {programme_id} {reader_id}", lambda: _counts(programme_id, reader_id))


def silent_pairs(programme_id: int, reader_id: int) -> Sequence[str]:
    """Return the refs of the pairs counted as silent."""
    return _refs(programme_id, reader_id, _silent())


def drafted_pairs(programme_id: int, reader_id: int) -> Sequence[str]:
    """Return the refs of the pairs counted as drafted."""
    return _refs(programme_id, reader_id, _DRAFTED)


def _refs(programme_id: int, reader_id: int, where: ColumnElement[bool]) -> Sequence[str]:
    found = select(Pair.ref).where(Pair.programme_id == programme_id, shown_to(reader_id, programme_id), where)
    return db.session.scalars(found).all()


def _silent() -> ColumnElement[bool]:
    return (Pair.state == PairState.PROPOSED) & (Pair.answer_by <= today() + _NEAR)


def _counts(programme_id: int, reader_id: int) -> PairCounts:
    chosen = (_DRAFTED, Pair.state == PairState.VALIDATED)
    stood = (Pair.state.not_in(_NEVER_A_PAIR), Pair.state.in_(_BEGUN), Pair.state == PairState.COMPLETED)
    each = _silent(), *chosen, *stood
    query = select(*(func.count().filter(where) for where in each)).select_from(Pair)
    shown = query.where(Pair.programme_id == programme_id, shown_to(reader_id, programme_id))
    row = db.session.execute(shown).one()
    return PairCounts(row[0], row[1], row[2], row[3], row[4], row[5])


def count_formed(programme_id: int, reader_id: int) -> int:
    """Return how many pairs have been proposed and stand, or have stood, of those shown to whoever reads."""
    return pair_counts(programme_id, reader_id).formed


@dataclass(frozen=True)
class Waiting:
    """How many accepted mentees wait: for another pair after one that stood, another proposal, a first one."""

    after_pair: int
    after_proposal: int
    first: int

    @property
    def total(self) -> int:
        """Everybody who waits."""
        return self.after_pair + self.after_proposal + self.first


def mentees_to_pair(programme_id: int, reader_id: int) -> Waiting:
    """Return how many accepted mentees wait for a pair, and after what, of those shown to whoever reads.

    A pair stood once both had said yes. Those whose mentorship is over wait for none, unless they said that they would
    like another.
    """
    mine = Pair.mentee_application_id == Application.id
    live = select(Pair.id).where(mine, Pair.state.in_(LIVE)).exists()
    past = Pair.state.in_(_CAME_TO_NOTHING)
    stood = or_(and_(Pair.committed_at.is_not(None), past), Pair.state.in_(OVER))
    paired = select(Pair.id).where(mine, stood).exists().label("paired")
    proposed = select(Pair.id).where(mine, Pair.proposed_at.is_not(None), past).exists().label("proposed")
    query = (
        select(paired, proposed, func.count())
        .where(
            Application.programme_id == programme_id,
            Application.role == ApplicantRole.MENTEE,
            Application.state == ApplicationState.ACCEPTED,
            Application.id.not_in(hidden_from(reader_id, programme_id)),
            ~live,
            ~over_for_good(ApplicantRole.MENTEE),
        )
        .group_by(paired, proposed)
    )
    counts = {(bool(had), bool(asked)): count for had, asked, count in db.session.execute(query)}
    again = counts.get((True, True), 0) + counts.get((True, False), 0)
    return Waiting(again, counts.get((False, True), 0), counts.get((False, False), 0))
