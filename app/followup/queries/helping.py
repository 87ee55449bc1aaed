"""Whom the members of a pair may ask, and the requests of one author or of one reader: never anybody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, case, exists, func, select
from sqlalchemy.orm import defer, joinedload, selectinload

from app.access.models import Person
from app.applications.models import Application
from app.core.database import db
from app.followup.errors.helping import HelpNotFound
from app.followup.models import HelpRequest, HelpState
from app.organisation.models import Referent
from app.pairing.models import Pair
from app.pairing.queries import shown_to
from app.pairing.rules import OPEN
from app.programmes.models import ProgrammeReferent, Role, StaffRole

_BOTH = (joinedload(HelpRequest.pair).joinedload(Pair.mentor), joinedload(HelpRequest.pair).joinedload(Pair.mentee))
_WORDLESS = (defer(HelpRequest.subject), defer(HelpRequest.phone))  # a list opens nothing of what was confided


@dataclass(frozen=True)
class Helper:
    """Somebody a member may ask. `outside` is what the host says, unless they coordinate the programme after all."""

    id: int
    name: str
    title: str
    email: str
    outside: bool


def helpers_for(pair: Pair) -> list[Helper]:
    """Return the referents of the programme whom either member may ask: neither of the two, nor a closed account."""
    members = {address for each in (pair.mentor, pair.mentee) for address in _addresses(each)}
    coordinates = exists().where(
        StaffRole.person_id == Person.id,
        StaffRole.programme_id == pair.programme_id,
        StaffRole.role == Role.COORDINATOR,
    )
    found = db.session.execute(
        select(Referent, coordinates.label("coordinates"))
        .join(ProgrammeReferent, ProgrammeReferent.referent_id == Referent.id)
        .outerjoin(Person, Person.email == Referent.email)
        .where(ProgrammeReferent.programme_id == pair.programme_id, Person.disabled_at.is_(None))
        .order_by(Referent.outside_coordination.desc(), Referent.id)
    )
    return [
        Helper(each.id, each.name, each.title, each.email, each.outside_coordination and not coordinates)
        for each, coordinates in found
        if each.email not in members
    ]


def other_helpers(request: HelpRequest) -> list[Helper]:
    """Return whom its author may ask instead of its reader; nobody once the mentorship is over."""
    if request.pair.state not in OPEN:
        return []
    return [each for each in helpers_for(request.pair) if each.email != request.reader.email]


def _addresses(member: Application) -> set[str]:
    return {member.email.lower(), member.person.email if member.person else ""}


def requests_of(person_id: int, pair_id: int) -> Sequence[HelpRequest]:
    """Return what one member asked, the latest first, without a word of it."""
    mine = select(HelpRequest).where(HelpRequest.author_id == person_id, HelpRequest.pair_id == pair_id)
    shown = mine.options(joinedload(HelpRequest.reader), *_WORDLESS).order_by(HelpRequest.id.desc())
    return db.session.scalars(shown).all()


def has_asked(person_id: int, pair_id: int) -> bool:
    """Tell whether one member ever asked for help about a pair."""
    mine = select(HelpRequest.id).where(HelpRequest.author_id == person_id, HelpRequest.pair_id == pair_id)
    return db.session.scalar(mine.limit(1)) is not None


def request_of(ref: str, person_id: int, pair_id: int) -> HelpRequest:
    """Return a request to its author; 404 for anybody else, the other member first of all."""
    return _one(
        select(HelpRequest).where(
            HelpRequest.ref == ref, HelpRequest.author_id == person_id, HelpRequest.pair_id == pair_id
        )
    )


def requests_to(person_id: int) -> Sequence[HelpRequest]:
    """Return what a person was asked: late ones first, then by the day promised, what is answered, what is closed."""
    standing = case({HelpState.OPEN: 1, HelpState.ANSWERED: 2, HelpState.CLOSED: 3}, value=HelpRequest.state)
    mine = select(HelpRequest).where(HelpRequest.reader_id == person_id)
    shown = mine.options(joinedload(HelpRequest.author), *_WORDLESS)
    return db.session.scalars(shown.order_by(standing, HelpRequest.answer_by, HelpRequest.id)).all()


def request_to(ref: str, person_id: int) -> HelpRequest:
    """Return a request to whom its author chose; 404 for anybody else."""
    return _one(select(HelpRequest).where(HelpRequest.ref == ref, HelpRequest.reader_id == person_id))


def _one(wanted: Select[HelpRequest]) -> HelpRequest:
    shown = wanted.options(
        joinedload(HelpRequest.author), joinedload(HelpRequest.reader), *_BOTH, selectinload(HelpRequest.messages)
    )
    found = db.session.scalar(shown)
    if found is None:
        raise HelpNotFound
    return found


def reads_requests(person_id: int) -> bool:
    """Tell whether anything was ever asked of a person."""
    return db.session.scalar(select(HelpRequest.id).where(HelpRequest.reader_id == person_id).limit(1)) is not None


def is_confided_in(person_id: int) -> bool:
    """Tell whether a person is a referent of the host, or reads a request: what they open must close by itself."""
    named = select(Referent.id).join(Person, func.lower(Referent.email) == Person.email).where(Person.id == person_id)
    asked = select(HelpRequest.id).where(HelpRequest.reader_id == person_id)
    return bool(db.session.scalar(select(named.exists() | asked.exists())))


def mediation_offered_to(person_id: int, pair_id: int) -> HelpRequest | None:
    """Return the mediation that the other member let this one know of, while it goes on."""
    offered = select(HelpRequest).where(
        HelpRequest.pair_id == pair_id,
        HelpRequest.author_id != person_id,
        HelpRequest.released_at.is_not(None),
        HelpRequest.state != HelpState.CLOSED,
    )
    shown = offered.options(joinedload(HelpRequest.reader), *_WORDLESS)
    return db.session.scalar(shown.order_by(HelpRequest.released_at.desc()).limit(1))


def answers_awaited(by: date) -> Sequence[HelpRequest]:
    """Return the open requests promised an answer by that day, oldest promise first, without a word of them."""
    waiting = select(HelpRequest).where(HelpRequest.state == HelpState.OPEN, HelpRequest.answer_by <= by)
    shown = waiting.options(joinedload(HelpRequest.reader), *_BOTH, *_WORDLESS)
    return db.session.scalars(shown.order_by(HelpRequest.answer_by, HelpRequest.id)).all()


@dataclass(frozen=True)
class ToSeeTo:
    """What a coordinator must see of help: running pairs with nobody to ask, and what they were asked themselves."""

    alone: int
    awaited: int
    since: datetime | None


def to_see_to(programme_id: int, reader_id: int) -> ToSeeTo:
    """Return what that person must see in a programme: of requests, those they alone read."""
    joined = select(ProgrammeReferent.referent_id).where(ProgrammeReferent.programme_id == programme_id)
    here = Pair.programme_id == programme_id
    running = select(func.count(Pair.id)).where(
        here, Pair.state.in_(OPEN), shown_to(reader_id, programme_id), ~joined.exists()
    )
    mine = (HelpRequest.reader_id == reader_id, HelpRequest.state == HelpState.OPEN, here)
    asked = select(func.count(HelpRequest.id)).join(Pair, Pair.id == HelpRequest.pair_id).where(*mine)
    oldest = select(func.min(HelpRequest.created_at)).join(Pair, Pair.id == HelpRequest.pair_id).where(*mine)
    row = db.session.execute(select(running.scalar_subquery(), asked.scalar_subquery(), oldest.scalar_subquery())).one()
    return ToSeeTo(*row)
