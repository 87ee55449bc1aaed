"""The links of the staff with those who apply, in French: what became of one, and who has declared theirs."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.access.models import Person
from app.applications.queries import Recused
from app.applications.wording.states import ROLES
from app.core.wording import date_fr, plural


def links_saved(count: int) -> str:
    """Return what became of a declaration."""
    if not count:
        return "Vos liens sont enregistrés : aucun."
    masked = "Le dossier vous est masqué." if count == 1 else "Ces dossiers vous sont masqués."
    return f"{plural(count, 'lien est enregistré', 'liens sont enregistrés')}. {masked}"


def link_recorded(name: str, *, is_new: bool) -> str:
    """Return what became of a link taken down for somebody."""
    if is_new:
        return f"Le lien est enregistré : ce dossier est masqué à {name}."
    return f"Ce lien était déjà enregistré : le dossier est masqué à {name}."


def link_taken_back(name: str) -> str:
    """Return what became of a link taken back."""
    return f"Le lien est levé : {name} peut de nouveau ouvrir ce dossier."


@dataclass(frozen=True)
class LinkLine:
    """One link of a member: with whom, and the refs that take it back."""

    name: str
    role: str
    application_ref: str


@dataclass(frozen=True)
class StaffLine:
    """One member of the staff and their links, as the coordination sees them."""

    name: str
    ref: str
    part: str
    declared: str
    links: tuple[LinkLine, ...]
    me: bool


def staff_lines(
    staff: Iterable[Person],
    sitting: Collection[int],
    declarations: Mapping[int, datetime],
    recusals: Iterable[Recused],
    me: Person,
) -> list[StaffLine]:
    """Return a line for each member: whether they have declared, and the links that whoever reads may know of."""
    links: dict[int, list[LinkLine]] = {}
    for each in recusals:
        name, role = each.application.full_name, ROLES[each.application.role]
        links.setdefault(each.person.id, []).append(LinkLine(name, role, each.application.ref))
    return [
        StaffLine(
            name=person.full_name,
            ref=person.ref,
            part="comité" if person.id in sitting else "coordination",
            declared=f"Liens déclarés le {date_fr(declarations[person.id])}"
            if person.id in declarations
            else "N’a pas encore déclaré ses liens",
            links=tuple(links.get(person.id, ())),
            me=person.id == me.id,
        )
        for person in staff
    ]
