"""The cast as the demo's pages present it: who is who, and who has an account to open."""

from dataclasses import dataclass

from sqlalchemy import select

from app.access.models import Person
from app.core.database import db
from app.demo.scenarios.casting import Character, Group, cast


@dataclass(frozen=True)
class Role:
    """One line: a name, a part, and the ref of the account when there is one."""

    name: str
    email: str
    part: str
    sees: str
    ref: str


def groups() -> list[tuple[Group, list[Role]]]:
    """Return the cast by programme."""
    known = {person.email: person for person in db.session.scalars(select(Person))}
    return [(group, [_role(each, known.get(each.email)) for each in group.people]) for group in cast().groups]


def account_refs() -> dict[str, str]:
    """Return the ref of each account, by address."""
    return {row.email: row.ref for row in db.session.execute(select(Person.email, Person.ref))}


def names_by_address() -> dict[str, str]:
    """Return how each address is called."""
    invented = {each.email: each.name for group in cast().groups for each in group.people if each.name}
    return invented | {person.email: person.full_name for person in db.session.scalars(select(Person))}


def _role(character: Character, person: Person | None) -> Role:
    return Role(
        name=person.full_name if person else character.name or character.email,
        email=character.email,
        part=character.part,
        sees=character.sees,
        ref=person.ref if person else "",
    )
