"""Who is of which audience, for the pages of staff: programmes know the roles, and tell the guard."""

from collections.abc import Callable

from flask import Flask, request

from app.access.visitor import current_person, signed_in
from app.programmes.models import Role
from app.programmes.queries import may, may_in
from app.web.audience import Audience, register_predicate


def _holds(role: Role) -> Callable[[], bool]:
    """Return the predicate of a role: in the programme the URL names, or in any when it names none.

    Whoever is not signed in is shown how to, rather than only refused.
    """

    def holds() -> bool:
        person = current_person() if signed_in() else None
        if person is None:
            return False
        slug = (request.view_args or {}).get("slug")
        return may_in(person.id, role, slug) if slug else may(person.id, role, None)

    return holds


def register(_app: Flask) -> None:
    """Tell the guard who coordinates, sits on a committee, administers."""
    register_predicate(Audience.COORDINATOR, _holds(Role.COORDINATOR))
    register_predicate(Audience.COMMITTEE, _holds(Role.COMMITTEE))
    register_predicate(Audience.ADMINISTRATOR, _holds(Role.ADMINISTRATOR))
