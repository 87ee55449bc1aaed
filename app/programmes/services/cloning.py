"""Another edition of a programme, possibly elsewhere: its forms, rules and words again, and none of its people."""

from dataclasses import dataclass

from sqlalchemy import select

from app.access.models import Person
from app.core.database import db
from app.core.journal import record
from app.programmes.definition import Calendar, ProgrammeDefinition, Territory
from app.programmes.errors import ProgrammeMovedOn
from app.programmes.models import Programme, ProgrammePartner, ProgrammeReferent, Role
from app.programmes.queries import definition as definition_of
from app.programmes.queries import last_mover, staff_roles
from app.programmes.services.life import create_programme
from app.programmes.services.staff import grant_role


@dataclass(frozen=True)
class Clone:
    """What is new in an edition, and whom it keeps: numbers of referents, partners and roles of the first."""

    slug: str
    title: str
    edition: str
    territory: Territory
    calendar: Calendar
    referents: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    publish_text: bool = False


def cloned_definition(known: ProgrammeDefinition, clone: Clone) -> ProgrammeDefinition:
    """Return what the new edition is. Refuses (pydantic's ValidationError) what does not hold."""
    identity = known.identity.model_copy(update={"title": clone.title, "edition": clone.edition})
    changed = known.model_dump(exclude_unset=True) | {
        "identity": identity.model_dump(exclude_unset=True),
        "territory": clone.territory.model_dump(exclude_unset=True),
        "calendar": clone.calendar.model_dump(exclude_unset=True),
    }
    return ProgrammeDefinition.model_validate(changed)


def clone_programme(source: Programme, clone: Clone, *, seen: int, by: Person) -> Programme:
    """Make a programme in preparation from another one; whoever makes it coordinates it. Journalled; writes to nobody.

    Neither applications nor pairs come along, nor anybody's answers. Refuses an address that is none or taken, and a
    first edition changed since it was `seen`.
    """
    if seen != source.revision:
        raise ProgrammeMovedOn(state=source.state.value, by=last_mover(source.id))
    made = create_programme(
        slug=clone.slug,
        title=clone.title,
        definition=cloned_definition(definition_of(source), clone),
        cloned_from=source,
        publish_text=clone.publish_text,
        actor=by.ref,
    )
    _join(source, made, clone)
    grant_role(by, Role.COORDINATOR, made, actor=by.ref)
    for held in staff_roles(source.id):
        if held.id in clone.roles:
            grant_role(held.person, held.role, made, actor=by.ref)
    record("programme_cloned", actor=by.ref, subject=f"programme:{source.id}", programme_id=source.id, into=made.slug)
    return made


def _join(source: Programme, made: Programme, clone: Clone) -> None:
    referents = select(ProgrammeReferent.referent_id).filter_by(programme_id=source.id)
    partners = select(ProgrammePartner.partner_id).filter_by(programme_id=source.id)
    for number in clone.referents & set(db.session.scalars(referents)):
        db.session.add(ProgrammeReferent(programme_id=made.id, referent_id=number))
    for number in clone.partners & set(db.session.scalars(partners)):
        db.session.add(ProgrammePartner(programme_id=made.id, partner_id=number))
    db.session.flush()
