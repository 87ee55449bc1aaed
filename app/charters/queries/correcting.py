"""What an address to correct leads to: the account of whoever signs, and their other places of signature."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from app.access.models import Person
from app.access.queries import person_by_email
from app.applications.models import Application, ApplicationState
from app.charters.models import Charter, CharterState, Party, SignatureSlot, SlotState
from app.charters.rules import AccountKept
from app.core.database import db
from app.pairing.models import Pair
from app.programmes.queries import is_any_staff


def account_kept(person: Person, address: str, *, programme_id: int) -> AccountKept | None:
    """Return why an account keeps its address although a signature of theirs gets another one; `None` if it follows."""
    if is_any_staff(person.id):
        return AccountKept.STAFF
    other = person_by_email(address)
    if other is not None and other.id != person.id:
        return AccountKept.TAKEN
    return AccountKept.ELSEWHERE if _takes_part_elsewhere(person, programme_id) else None


def _takes_part_elsewhere(person: Person, programme_id: int) -> bool:
    """Tell whether the account opens more than this coordination may see: another programme, a pair that has begun."""
    mine = select(Application.id).where(Application.person_id == person.id)
    other = mine.where(Application.programme_id != programme_id, Application.state != ApplicationState.DRAFT)
    member = or_(Pair.mentor_application_id.in_(mine), Pair.mentee_application_id.in_(mine))
    begun = select(Pair.id).where(member, Pair.starts_on.is_not(None))
    return any(db.session.scalar(query.limit(1)) is not None for query in (other, begun))


def same_signatory_elsewhere(slot: SignatureSlot) -> Sequence[SignatureSlot]:
    """Return the places in other charters of the programme that wait for the same signatory at the same address."""
    wanted = (
        select(SignatureSlot)
        .join(SignatureSlot.charter)
        .options(joinedload(SignatureSlot.charter))
        .where(
            Charter.programme_id == slot.charter.programme_id,
            Charter.state == CharterState.OPEN,
            Charter.id != slot.charter_id,
            SignatureSlot.state == SlotState.PENDING,
            SignatureSlot.party == slot.party,
            SignatureSlot.email == slot.email,
            SignatureSlot.name == slot.name,
        )
    )
    return db.session.scalars(wanted.order_by(Charter.id)).all()


def awaited_of_person(person_id: int, address: str) -> Sequence[SignatureSlot]:
    """Return the places in open charters that await a person, as a member of the pair, at that address."""
    mine = select(Application.id).where(Application.person_id == person_id)
    theirs = or_(
        and_(SignatureSlot.party == Party.MENTOR, Pair.mentor_application_id.in_(mine)),
        and_(SignatureSlot.party == Party.MENTEE, Pair.mentee_application_id.in_(mine)),
    )
    wanted = (
        select(SignatureSlot)
        .join(SignatureSlot.charter)
        .join(Pair, Pair.id == Charter.pair_id)
        .options(joinedload(SignatureSlot.charter))
        .where(Charter.state == CharterState.OPEN, SignatureSlot.state == SlotState.PENDING, theirs)
        .where(SignatureSlot.email == address)
    )
    return db.session.scalars(wanted.order_by(Charter.id)).all()
