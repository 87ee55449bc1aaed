"""Who may do what in a programme, and who hands a coordination over."""

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from app.access.models import Person
from app.core.database import db
from app.programmes.models import HandOver, Programme, Role, StaffRole
from app.programmes.queries.programmes import remember

_HELD = (
    select(func.count())
    .select_from(StaffRole)
    .where(StaffRole.person_id == bindparam("person_id"), StaffRole.role == bindparam("role"))
)
_OPENED_BY = (  # a statement of every page of the staff, built once
    select(Programme, _HELD.correlate(None).scalar_subquery())
    .join(StaffRole, StaffRole.programme_id == Programme.id)
    .where(
        Programme.slug == bindparam("slug"),
        StaffRole.person_id == bindparam("person_id"),
        StaffRole.role == bindparam("role"),
    )
)


def may(person_id: int, role: Role, programme_id: int) -> bool:
    """Tell whether a person holds that role in that programme."""
    query = select(StaffRole.id).where(
        StaffRole.person_id == person_id, StaffRole.role == role, StaffRole.programme_id == programme_id
    )
    return db.session.scalar(query.limit(1)) is not None


def times_held(person_id: int, role: Role, slug: str = "") -> int:
    """Return how many times a person holds that role: in so many programmes, or once globally for an administrator.

    Given the address of a programme, 0 unless they hold it there; this transaction then remembers that programme.
    """
    if not slug:
        return db.session.scalar(_HELD, {"person_id": person_id, "role": role}) or 0
    found = db.session.execute(_OPENED_BY, {"slug": slug, "person_id": person_id, "role": role}).first()
    if found is None:
        return 0
    remember(found[0])
    return int(found[1])


def is_staff(person_id: int) -> bool:
    """Tell whether a person opens other people's files: their links and sessions are short-lived."""
    roles = (Role.COORDINATOR, Role.ADMINISTRATOR, Role.COMMITTEE)
    held = select(StaffRole.id).where(StaffRole.person_id == person_id, StaffRole.role.in_(roles))
    return db.session.scalar(held.limit(1)) is not None


def is_any_staff(person_id: int) -> bool:
    """Tell whether a person holds any role at all."""
    return db.session.scalar(select(StaffRole.id).where(StaffRole.person_id == person_id).limit(1)) is not None


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
