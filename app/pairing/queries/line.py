"""Who comes first on the board, and whose mentorship is over so that they are on it no more; in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from app.applications.models import ApplicantRole, Application
from app.core.clock import to_paris
from app.core.database import db
from app.pairing.models import Answer, Pair, PairAnswer, PairState, Renewal
from app.pairing.rules import OVER
from app.pairing.rules.renewal import remaining_until
from app.programmes.definition import ProgrammeDefinition

Asked = Row[int, int, int, PairState, ApplicantRole | None, ApplicantRole | None]


@dataclass(frozen=True)
class Line:
    """Ids of applications: those promised to come first, and those who wait for nobody."""

    first: frozenset[int]
    out: frozenset[int]


def line(programme_id: int) -> Line:
    """Return who comes first in a programme, and who is out.

    First: those who had said yes to a pair that then got no answer, and those who would like another mentorship after
    one that is over. Out: those whose latest mentorship is over, and who have not said that they would.
    """
    yes, again = (PairAnswer.answer == Answer.YES), Renewal.another.is_(True)
    query = (
        select(
            Pair.id,
            Pair.mentor_application_id,
            Pair.mentee_application_id,
            Pair.state,
            PairAnswer.role,
            Renewal.role,
        )
        .outerjoin(PairAnswer, (PairAnswer.pair_id == Pair.id) & (Pair.state == PairState.EXPIRED) & yes)
        .outerjoin(Renewal, (Renewal.pair_id == Pair.id) & again)
        .where(Pair.programme_id == programme_id, or_(Pair.state == PairState.EXPIRED, Pair.state.in_(OVER)))
        .order_by(Pair.id)
    )
    answered, over = set[int](), dict[int, bool]()
    for _, rows in groupby(db.session.execute(query).all(), key=lambda row: row[0]):
        _read(list(rows), answered, over)
    wanting = {application for application, another in over.items() if another}
    return Line(frozenset(answered | wanting), frozenset(set(over) - wanting))


def _read(rows: Sequence[Asked], answered: set[int], over: dict[int, bool]) -> None:
    """Take one pair into account: the latest says where a member stands."""
    _, mentor, mentee, state, *_ = rows[0]
    members = {ApplicantRole.MENTOR: mentor, ApplicantRole.MENTEE: mentee}
    if state is PairState.EXPIRED:
        answered |= {members[row[4]] for row in rows if row[4]}
        return
    wanting = {row[5] for row in rows}
    over.update({application: role in wanting for role, application in members.items()})


def renewal_of(pair_id: int, role: ApplicantRole) -> Renewal | None:
    """Return what a member of a mentorship that is over said of another, if they did."""
    return db.session.scalar(select(Renewal).filter_by(pair_id=pair_id, role=role))


def over_for_good(role: ApplicantRole) -> ColumnElement[bool]:
    """Return the condition on an application whose latest mentorship in that role is over, and no other is wished."""
    mine = Pair.mentor_application_id if role is ApplicantRole.MENTOR else Pair.mentee_application_id
    latest = (
        select(func.max(Pair.id))
        .where(mine == Application.id, Pair.state.in_(OVER))
        .correlate(Application)
        .scalar_subquery()
    )
    wished = select(Renewal.id).where(Renewal.pair_id == latest, Renewal.role == role, Renewal.another)
    return and_(latest.is_not(None), ~wished.exists())


def taken_over_until(pair: Pair, definition: ProgrammeDefinition) -> date | None:
    """Return the last day a pair takes over from the mentee's former mentorship, stopped before its time.

    Nothing when it lasts a whole mentorship: there was none, too little of it is left, or the calendar of the programme
    gives everybody the same last day.
    """
    if definition.calendar.ends_on is not None or pair.committed_at is None:
        return None
    former = db.session.execute(
        select(Pair.state, Pair.ends_on)
        .where(Pair.mentee_application_id == pair.mentee_application_id, Pair.id < pair.id, Pair.state.in_(OVER))
        .order_by(Pair.id.desc())
        .limit(1)
    ).first()
    if former is None or former[0] is not PairState.ENDED_EARLY or former[1] is None:
        return None
    return remaining_until(former[1], to_paris(pair.committed_at).date(), definition.rhythm)


def mentee_wishes_another(pair: Pair) -> bool:
    """Tell whether the mentee of a mentorship that is over said that they would like another."""
    said = renewal_of(pair.id, ApplicantRole.MENTEE)
    return said is not None and said.another
