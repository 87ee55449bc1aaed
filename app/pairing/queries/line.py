"""Who comes first on the board, and whose mentorship is over so that they are on it no more; in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from app.applications.models import ApplicantRole, Application
from app.core.clock import to_paris
from app.core.database import db
from app.pairing.models import Answer, Pair, PairAnswer, PairState, Renewal
from app.pairing.rules import OVER
from app.pairing.rules.renewal import remaining_until
from app.programmes.definition import ProgrammeDefinition

Asked = Row[
    int, int, int, PairState, datetime, ApplicantRole | None, ApplicantRole | None, bool | None, datetime | None
]


@dataclass(frozen=True)
class Line:
    """Ids of applications: those promised to come first, and those who wait for nobody."""

    first: frozenset[int]
    out: frozenset[int]


@dataclass
class _Past:
    """Of somebody whose mentorships are over: when the latest was formed, and what they last said of another."""

    formed_at: datetime
    said_at: datetime | None = None
    another: bool = False

    def hear(self, said_at: datetime | None, *, another: bool | None) -> None:
        """Take what they said of another into account; the last time counts."""
        if said_at is not None and (self.said_at is None or said_at >= self.said_at):
            self.said_at, self.another = said_at, bool(another)

    @property
    def wishes(self) -> bool:
        """A wish is met by a mentorship formed after it; one that ran beside leaves it as it is."""
        return self.another and self.said_at is not None and self.said_at >= self.formed_at


def line(programme_id: int) -> Line:
    """Return who comes first in a programme, and who is out.

    First: those who had said yes to a pair that then got no answer, and those who would like another mentorship after
    one that is over. Out: those one of whose mentorships is over, and who have not said since that they would.
    """
    yes = PairAnswer.answer == Answer.YES
    query = (
        select(
            Pair.id,
            Pair.mentor_application_id,
            Pair.mentee_application_id,
            Pair.state,
            Pair.created_at,
            PairAnswer.role,
            Renewal.role,
            Renewal.another,
            Renewal.said_at,
        )
        .outerjoin(PairAnswer, (PairAnswer.pair_id == Pair.id) & (Pair.state == PairState.EXPIRED) & yes)
        .outerjoin(Renewal, Renewal.pair_id == Pair.id)
        .where(Pair.programme_id == programme_id, or_(Pair.state == PairState.EXPIRED, Pair.state.in_(OVER)))
        .order_by(Pair.id)
    )
    answered, past = set[int](), dict[int, _Past]()
    for _, rows in groupby(db.session.execute(query).all(), key=lambda row: row[0]):
        _read(list(rows), answered, past)
    wishing = {application for application, their in past.items() if their.wishes}
    return Line(frozenset(answered | wishing), frozenset(set(past) - wishing))


def _read(rows: Sequence[Asked], answered: set[int], past: dict[int, _Past]) -> None:
    """Take one pair into account: a mentor may have had two side by side, and speaks of another on either's page."""
    _, mentor, mentee, state, formed_at, *_ = rows[0]
    members = {ApplicantRole.MENTOR: mentor, ApplicantRole.MENTEE: mentee}
    if state is PairState.EXPIRED:
        answered |= {members[row[5]] for row in rows if row[5]}
        return
    for application in members.values():
        their = past.setdefault(application, _Past(formed_at))
        their.formed_at = max(their.formed_at, formed_at)
    for *_, role, another, said_at in rows:
        if role is not None:
            past[members[role]].hear(said_at, another=another)


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
