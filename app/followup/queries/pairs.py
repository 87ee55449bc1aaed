"""The pairs somebody is a member of, and what the page of one of them shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from app.applications.models import ApplicantRole, Application
from app.charters.models import Charter, CharterFile, FileKind, Party, SignatureSlot
from app.charters.queries import answer_by, charter_and_file, slot_of, standing_of
from app.charters.rules import LIVE, SIGNED_BY_ALL, answer_day
from app.core.clock import to_paris, today
from app.core.database import db
from app.followup.errors import NotTheirPair
from app.followup.queries.adjusting import ended_on
from app.followup.queries.meetings_ahead import Outlook, outlooks
from app.followup.queries.objectives import midway_due
from app.followup.rules import SHOWN, Meetings, NextStep, months_between, months_since, next_step
from app.pairing.models import Pair
from app.pairing.rules import RUNNING
from app.programmes.queries import by_id, definition

_MONTH_DAYS = 30


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

    @property
    def party(self) -> Party:
        """The place of the reader in a charter."""
        return Party.MENTOR if self.is_mentor else Party.MENTEE


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


NO_CHARTER = CharterView(None, None, None)


@dataclass(frozen=True)
class Year:
    """The thread of a mentorship: its months, and where meetings and today stand in them (months since the first)."""

    months: tuple[date, ...]
    today: float | None
    current: int | None
    held: tuple[date, ...] = ()
    planned_on: date | None = None

    @property
    def knots(self) -> list[float]:
        """Where the meetings held stand."""
        return [months_since(self.months[0], day) for day in self.held]

    @property
    def ahead(self) -> list[float]:
        """Where the next one stands, if there is one."""
        return [months_since(self.months[0], self.planned_on)] if self.planned_on else []


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
    role = ApplicantRole.MENTOR if pair.mentor.person_id == person_id else ApplicantRole.MENTEE
    return Membership(pair, role, pair.member(role.other))


def charter_for(member: Membership) -> CharterView:
    """Return the newest charter of the pair, and the place of this member in it."""
    charter, final = charter_and_file(member.pair.id, FileKind.FINAL)
    if charter is None:
        return NO_CHARTER
    return CharterView(charter, slot_of(charter, member.party), final)


def outlook_for(member: Membership) -> Outlook:
    """Return what is ahead of the pair and behind it, for this member."""
    return outlooks([(member.pair, member.role)])[member.pair.id]


def step_for(member: Membership, charter: CharterView, outlook: Outlook | None = None) -> NextStep:
    """Return the one next step of this member; the outlook of the pair may be given when it is known."""
    standing, pair = standing_of(charter.slot) if charter.slot else None, member.pair
    runs = pair.state in RUNNING
    ahead = (outlook or outlook_for(member)) if runs else Outlook()
    return next_step(
        pair.state,
        standing,
        charter_lives=charter.charter is not None and charter.charter.state in LIVE,
        is_mentor=member.is_mentor,
        starts_on=pair.starts_on,
        today=today(),
        meetings=_meetings(pair, ahead),
        midway_due=runs and ahead.is_free and midway_due(pair, today()),
    )


def _meetings(pair: Pair, ahead: Outlook) -> Meetings:
    rhythm = definition(by_id(pair.programme_id)).rhythm
    return Meetings(
        to_confirm=ahead.to_confirm is not None,
        planned=ahead.planned is not None,
        to_tell=ahead.to_tell is not None,
        awaiting=ahead.awaiting is not None,
        last_on=ahead.count.last_on,
        rest_days=_MONTH_DAYS // rhythm.meetings_a_month,
    )


def news_by(member: Membership, charter: CharterView) -> date | None:
    """Return the day by which the coordination comes back: with a charter to sign, or after one that failed."""
    if charter.charter is not None:
        return answer_by(charter.charter)
    days = definition(by_id(member.pair.programme_id)).calendar.reading_days
    return answer_day(to_paris(member.pair.committed_at).date(), days) if member.pair.committed_at else None


def year_of(pair: Pair, outlook: Outlook) -> Year | None:
    """Return the thread of a pair that has begun or has a date to begin, with its meetings; it stops where they did."""
    if pair.starts_on is None or pair.ends_on is None:
        return None
    ended, day = ended_on(pair), today()
    last = max(min(ended, pair.ends_on), pair.starts_on) if ended else pair.ends_on
    months = tuple(months_between(pair.starts_on, last))
    if ended or day > pair.ends_on:
        return Year(months, None, None, outlook.held_days)
    since, next_on = max(months_since(pair.starts_on, day), 0), outlook.count.next_on
    return Year(months, since, int(since) if day >= pair.starts_on else None, outlook.held_days, next_on)
