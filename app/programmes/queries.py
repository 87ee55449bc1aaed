"""Programmes, what they are made of, and who may do what in them."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from app.access.models import Person
from app.core.database import db, keep, kept
from app.core.declarations import Promise, promise_sources
from app.core.journal import JournalEntry
from app.mail.message import Letterhead
from app.organisation import queries as organisation
from app.organisation.models import Partner, Referent
from app.programmes.definition import ProgrammeDefinition
from app.programmes.errors import ProgrammeUnknown
from app.programmes.models import HandOver, Programme, ProgrammePartner, ProgrammeReferent, Role, StaffRole
from app.programmes.rules import PRIVATE

_EDITIONS = 20  # how far back editions of one programme are followed
_kept: dict[str, tuple[int, ProgrammeDefinition]] = {}

# Statements of every page, built once.
_BY_SLUG = select(Programme).where(Programme.slug == bindparam("slug"))
_OPENED_BY = (
    select(Programme)
    .join(StaffRole, StaffRole.programme_id == Programme.id)
    .where(
        Programme.slug == bindparam("slug"),
        StaffRole.person_id == bindparam("person_id"),
        StaffRole.role == bindparam("role"),
    )
)


def by_slug(slug: str) -> Programme:
    """Return the programme at that address; raises `ProgrammeUnknown`. Read once per transaction."""
    found = kept(f"programme {slug}", lambda: db.session.scalar(_BY_SLUG, {"slug": slug}))
    if found is None:
        raise ProgrammeUnknown(slug=slug)
    return found


def is_slug_taken(slug: str) -> bool:
    """Tell whether a programme has that address."""
    return db.session.scalar(_BY_SLUG, {"slug": slug}) is not None


def by_id(programme_id: int) -> Programme:
    """Return the programme with that number; raises `ProgrammeUnknown`."""
    found = db.session.get(Programme, programme_id)
    if found is None:
        raise ProgrammeUnknown(slug=str(programme_id))
    return found


def definition(programme: Programme) -> ProgrammeDefinition:
    """Return what the programme is; validated anew only when it has changed."""
    known = _kept.get(programme.ref)
    if known is None or known[0] != programme.revision:
        known = (programme.revision, ProgrammeDefinition.model_validate(programme.definition))
        if not kept(_being_changed(programme), lambda: False):
            _kept[programme.ref] = known
    return known[1]


def definition_changes(programme: Programme) -> None:
    """Let nothing of a definition outlive this transaction: were it undone, its revision would name another one."""
    keep(_being_changed(programme), value=True)


def _being_changed(programme: Programme) -> str:
    return f"definition of {programme.ref} changes"


def definition_at(ref: str, revision: int) -> ProgrammeDefinition:
    """Return what the programme of that ref is at that revision, as `definition` does for whoever holds its row."""
    known = _kept.get(ref)
    if known is not None and known[0] == revision:
        return known[1]
    return definition(db.session.scalars(select(Programme).where(Programme.ref == ref)).one())


def all_programmes() -> list[Programme]:
    """Return every programme, the newest first."""
    return list(db.session.scalars(select(Programme).order_by(Programme.created_at.desc(), Programme.id.desc())))


def public_programmes() -> list[Programme]:
    """Return the programmes the public may see: all but those in preparation and those put away."""
    return [programme for programme in all_programmes() if programme.state not in PRIVATE]


def may(person_id: int, role: Role, programme_id: int | None) -> bool:
    """Tell whether a person holds that role in that programme (`None`: in any, or globally for an administrator)."""
    query = select(StaffRole.id).where(StaffRole.person_id == person_id, StaffRole.role == role)
    if programme_id is not None:
        query = query.where(StaffRole.programme_id == programme_id)
    return db.session.scalar(query.limit(1)) is not None


def may_in(person_id: int, role: Role, slug: str) -> bool:
    """Tell whether a person holds that role in the programme at that address, which this transaction then remembers."""
    found = db.session.scalar(_OPENED_BY, {"slug": slug, "person_id": person_id, "role": role})
    return found is not None and bool(keep(f"programme {slug}", found))


def coordinated_by(person_id: int) -> list[Programme]:
    """Return the programmes a person coordinates, the newest first."""
    mine = select(StaffRole.programme_id).where(StaffRole.person_id == person_id, StaffRole.role == Role.COORDINATOR)
    return list(
        db.session.scalars(select(Programme).where(Programme.id.in_(mine)).order_by(Programme.created_at.desc()))
    )


def committees_of(person_id: int) -> list[Programme]:
    """Return the programmes on whose committee a person sits, the newest first."""
    mine = select(StaffRole.programme_id).where(StaffRole.person_id == person_id, StaffRole.role == Role.COMMITTEE)
    return list(
        db.session.scalars(select(Programme).where(Programme.id.in_(mine)).order_by(Programme.created_at.desc()))
    )


def staff_people(programme_id: int, role: Role) -> list[Person]:
    """Return who holds that role in a programme."""
    query = (
        select(Person)
        .join(StaffRole, StaffRole.person_id == Person.id)
        .where(StaffRole.role == role, StaffRole.programme_id == programme_id, Person.disabled_at.is_(None))
        .order_by(Person.sort_key, Person.id)
    )
    return list(db.session.scalars(query))


def last_mover(programme_id: int) -> str:
    """Return the name of whoever last moved a programme, its step or its dates; empty when no person did."""
    acts = JournalEntry.act.in_(("programme_moved", "calendar_changed"))
    moves = select(JournalEntry.actor).filter_by(subject=f"programme:{programme_id}").where(acts)
    actor = db.session.scalar(moves.order_by(JournalEntry.id.desc()).limit(1))
    found = db.session.scalar(select(Person).where(Person.ref == actor)) if actor else None
    return found.full_name if found else ""


def earlier_editions(programme: Programme) -> list[Programme]:
    """Return the programmes this one continues in the same territory, the nearest first."""
    found, here = list[Programme](), definition(programme).territory.name
    while programme.cloned_from_id is not None and len(found) < _EDITIONS:
        programme = by_id(programme.cloned_from_id)
        if definition(programme).territory.name != here:
            break
        found.append(programme)
    return found


def staff_roles(programme_id: int) -> list[StaffRole]:
    """Return every role held in a programme by somebody whose account is open, by name."""
    query = (
        select(StaffRole)
        .join(Person, Person.id == StaffRole.person_id)
        .where(StaffRole.programme_id == programme_id, Person.disabled_at.is_(None))
        .order_by(Person.sort_key, StaffRole.id)
        .options(joinedload(StaffRole.person))
    )
    return list(db.session.scalars(query))


def is_staff(person_id: int) -> bool:
    """Tell whether a person opens other people's files: their links and sessions are short-lived."""
    roles = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.COMMITTEE)
    held = select(StaffRole.id).where(StaffRole.person_id == person_id, StaffRole.role.in_(roles))
    return db.session.scalar(held.limit(1)) is not None


def staff_role(person_id: int, role: Role, programme_id: int) -> StaffRole | None:
    """Return that role of that person in that programme, if they have it."""
    query = select(StaffRole).filter_by(person_id=person_id, role=role, programme_id=programme_id)
    return db.session.scalar(query)


def hand_over_of(leaving_id: int, programme_id: int) -> HandOver | None:
    """Return to whom that person is to hand a coordination over, and when."""
    return next((each for each in hand_overs_to_come(programme_id) if each.leaving_id == leaving_id), None)


def hand_overs_to_come(programme_id: int) -> list[HandOver]:
    """Return the hand-overs of a programme whose day has not come, with the two people of each."""
    query = (
        select(HandOver)
        .where(HandOver.programme_id == programme_id, HandOver.done_at.is_(None), HandOver.cancelled_at.is_(None))
        .options(joinedload(HandOver.leaving), joinedload(HandOver.successor))
        .order_by(HandOver.starts_on, HandOver.id)
    )
    return list(db.session.scalars(query))


def is_any_staff(person_id: int) -> bool:
    """Tell whether a person holds any role at all."""
    return db.session.scalar(select(StaffRole.id).where(StaffRole.person_id == person_id).limit(1)) is not None


def partners(programme_id: int) -> list[Partner]:
    """Return the partners that take part in a programme."""
    joined = select(Partner).join(ProgrammePartner, ProgrammePartner.partner_id == Partner.id)
    return list(db.session.scalars(joined.where(ProgrammePartner.programme_id == programme_id).order_by(Partner.id)))


def referents(programme_id: int) -> list[Referent]:
    """Return whom the pairs of a programme may ask for help."""
    joined = select(Referent).join(ProgrammeReferent, ProgrammeReferent.referent_id == Referent.id)
    return list(db.session.scalars(joined.where(ProgrammeReferent.programme_id == programme_id).order_by(Referent.id)))


def promises(programme_id: int, reader_id: int | None = None) -> list[Promise]:
    """Return every day that somebody of a programme was told, of whom a reader may know if there is one."""
    return [each for source in promise_sources.values() for each in source.find(programme_id, reader_id)]


def letterhead(programme: Programme) -> Letterhead:
    """Return the head of the letters of a programme."""
    return organisation.letterhead(programme.title)
