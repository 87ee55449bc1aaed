"""The letters of this floor: to whoever left an address, and to the coordination in the morning."""

from collections.abc import Sequence

from app.access.models import Person
from app.mail.links import url
from app.mail.message import Letter
from app.organisation import queries as organisation
from app.programmes.models import Programme
from app.programmes.queries import definition, letterhead


def applications_open(address: str, programme: Programme) -> Letter:
    """Applications are open: what one asked to be told, and the last message."""
    return Letter(
        name="applications_open",
        to=address,
        head=letterhead(programme),
        programme_id=programme.id,
        context={
            "url": url(f"/programmes/{programme.slug}"),
            "title": programme.title,
            "closes_on": definition(programme).calendar.closes_on,
        },
    )


def morning_summary(person: Person, programmes: Sequence[tuple[Programme, Sequence[str]]]) -> Letter:
    """What must be seen in each programme, in the words of its page: no name, nothing of anybody.

    It belongs to no programme: what one coordinator may see is not shown to another.
    """
    alone = programmes[0][0] if len(programmes) == 1 else None
    return Letter(
        name="morning_summary",
        to=person.email,
        head=letterhead(alone) if alone else organisation.letterhead(),
        context={
            "first_name": person.first_name,
            "programmes": [(programme.title, lines) for programme, lines in programmes],
            "number": sum(len(lines) for _, lines in programmes),
            "url": url(f"/coordination/{alone.slug}" if alone else "/coordination"),
            "account_url": url("/mon-compte"),
        },
        private=True,
    )
