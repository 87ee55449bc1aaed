"""Who sits at the board: a committee, or the coordination; the pages are the same, at addresses of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from flask import Response, flash, request, url_for

from app.access.models import Person
from app.access.visitor import signed_in_person
from app.applications.errors import ApplicationUnknown, LinksNotDeclared, ReadingClosed
from app.applications.models import Application
from app.applications.queries import declared
from app.applications.rules import committee_reads
from app.pairing.queries import Room, Solved, room, solved
from app.programmes.definition import ProgrammeDefinition
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.audience import Audience, AudienceBlueprint
from app.web.pages import go_to, see_other

Rest = ParamSpec("Rest")
LAYOUTS = {True: "layouts/committee.html", False: "layouts/coordination.html"}


@dataclass(frozen=True)
class Desk:
    """A programme as somebody has its board open. `committee`: they sit as a member of the committee."""

    programme: Programme
    definition: ProgrammeDefinition
    person: Person
    committee: bool

    @property
    def layout(self) -> str:
        """The frame of its pages."""
        return LAYOUTS[self.committee]

    def url(self, page: str, /, **values: Any) -> str:
        """Return the address of another page of the same board."""
        return url_for(f".{page}", slug=self.programme.slug, **values)

    def room(self) -> Room:
        """Read everything anew: what is on a page is what is true now."""
        return room(self.programme, self.definition, self.person.id)

    def back(self, said: str, page: str, /, **values: Any) -> Response:
        """Say what was done and lead to a page of this board."""
        flash(said)
        return go_to(self.url(page, **values))


def desk(slug: str) -> Desk:
    """Return the board of a programme. A committee is refused out of season, and before its links are declared."""
    programme, person = by_slug(slug), signed_in_person()
    known = definition(programme)
    committee = (request.blueprint or "").endswith(Audience.COMMITTEE.value)
    if committee:
        if not committee_reads(programme.state, known):
            raise ReadingClosed
        if declared(programme.id, person.id).is_due:
            raise LinksNotDeclared(slug=slug)
    return Desk(programme, known, person, committee)


def seated(view: Callable[Concatenate[Desk, Rest], Response]) -> Callable[..., Response]:
    """Give a view its desk; a visit by somebody who has not declared their links leads to where they do."""

    @wraps(view)
    def inner(slug: str, *args: Rest.args, **kwargs: Rest.kwargs) -> Response:
        try:
            found = desk(slug)
        except LinksNotDeclared:
            if request.method == "GET":
                return see_other("applications.committee.links", slug=slug)
            raise
        return view(found, *args, **kwargs)

    return inner


@dataclass(frozen=True)
class Two:
    """A request and a mentor, both shown to whoever reads."""

    room: Room
    answers: Solved
    mentee: Application
    mentor: Application


def two(at: Desk, mentee: str, mentor: str) -> Two:
    """Return two people of the room. Refuses (404) whoever is not there for this reader, or on the other side."""
    found = at.room()
    mentees, mentors = ({each.ref for each in side} for side in (found.pool.mentees, found.pool.mentors))
    if mentee not in mentees or mentor not in mentors:
        raise ApplicationUnknown
    return Two(found, solved(found), found.people[mentee], found.people[mentor])


Rule = tuple[str, str, Callable[..., Response], str]


def lay(pages: AudienceBlueprint, base: str, rules: tuple[Rule, ...]) -> None:
    """Give a blueprint these pages under an address: (the rest of the address, the method, the view, its name)."""
    for rest, method, view, name in rules:
        pages.add_url_rule(f"{base}{rest}", name, view, methods=[method])
