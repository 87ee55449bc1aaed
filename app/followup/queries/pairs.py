"""The pairs somebody is a member of, and what the page of one of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.applications.models import ApplicantRole, Application
from app.charters.models import Charter, CharterFile, FileKind, Party, SignatureSlot
from app.charters.queries import answer_by, charter_of_pair, file_of, slot_of, standing_of
from app.charters.rules import LIVE, SIGNED_BY_ALL, answer_day
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.errors import NotTheirPair
from app.followup.rules import SHOWN, NextStep, months_between, months_since, next_step
from app.pairing.models import Pair
from app.programmes.queries import by_id, definition


@dataclass(frozen=True)
class Membership:
    """A pair as one of its two members sees it."""

    pair: Pair
    role: ApplicantRole
    partner: Application

    @property
    def is_mentor(self) -> bool:
        """Whether the reader accompanies the other."""
        return self.role is ApplicantRole.MENTOR


@dataclass(frozen=True)
class CharterView:
    """The charter of the pair, for one member."""

    charter: Charter | None
    slot: SignatureSlot | None
    final: CharterFile | None

    @property
    def is_signed(self) -> bool:
        """Whether the three have signed."""
        return self.charter is not None and self.charter.state in SIGNED_BY_ALL


@dataclass(frozen=True)
class Year:
    """The thread of a mentorship: its months, and where today stands in them (months since the first)."""

    months: tuple[date, ...]
    today: float | None
    current: int | None


def pairs_of(person_id: int) -> Sequence[Pair]:
    """Return the pairs a person is or was a member of, once both had said yes, the latest first."""
    mine = select(Application.id).where(Application.person_id == person_id)
    wanted = (
        select(Pair)
        .options(joinedload(Pair.mentor), joinedload(Pair.mentee))
        .where(
            or_(Pair.mentor_application_id.in_(mine), Pair.mentee_application_id.in_(mine)),
            Pair.state.in_(SHOWN),
        )
    )
    return db.session.scalars(wanted.order_by(Pair.id.desc())).all()


def membership(ref: str, person_id: int) -> Membership:
    """Return the pair of that ref as this person sees it; 404 for anybody who is not a member of it."""
    for pair in pairs_of(person_id):
        if pair.ref == ref:
            return as_seen_by(pair, person_id)
    raise NotTheirPair


def as_seen_by(pair: Pair, person_id: int) -> Membership:
    """Return a pair as one of its members sees it."""
    if pair.mentor.person_id == person_id:
        return Membership(pair, ApplicantRole.MENTOR, pair.mentee)
    return Membership(pair, ApplicantRole.MENTEE, pair.mentor)


def charter_for(member: Membership) -> CharterView:
    """Return the newest charter of the pair, and the place of this member in it."""
    charter = charter_of_pair(member.pair.id)
    if charter is None:
        return CharterView(None, None, None)
    slot = slot_of(charter, Party.MENTOR if member.is_mentor else Party.MENTEE)
    return CharterView(charter, slot, file_of(charter, FileKind.FINAL))


def step_for(member: Membership, charter: CharterView) -> NextStep:
    """Return the one next step of this member."""
    standing = standing_of(charter.slot) if charter.slot else None
    pair = member.pair
    return next_step(
        pair.state,
        standing,
        charter_lives=charter.charter is not None and charter.charter.state in LIVE,
        is_mentor=member.is_mentor,
        starts_on=pair.starts_on,
        today=today(),
    )


def news_by(member: Membership, charter: CharterView) -> date | None:
    """Return the day by which the coordination comes back: with a charter to sign, or after one that failed."""
    if charter.charter is not None:
        return answer_by(charter.charter)
    days = definition(by_id(member.pair.programme_id)).calendar.reading_days
    return answer_day(to_paris(member.pair.committed_at).date(), days) if member.pair.committed_at else None


def year_of(pair: Pair) -> Year | None:
    """Return the thread of a pair that has begun or has a date to begin."""
    if pair.starts_on is None or pair.ends_on is None:
        return None
    months, day = months_between(pair.starts_on, pair.ends_on), today()
    if day > pair.ends_on:
        return Year(tuple(months), None, None)
    since = max(months_since(pair.starts_on, day), 0)
    running = day >= pair.starts_on
    return Year(tuple(months), since, int(since) if running else None)
