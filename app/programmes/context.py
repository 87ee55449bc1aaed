"""Who is of which audience, for the pages of staff: programmes know the roles, and tell the guard."""

from collections.abc import Callable

from flask import Flask, g, request

from app.access.visitor import current_person, signed_in
from app.programmes.models import Role
from app.programmes.queries import times_held
from app.web.audience import Audience, register_predicate


def _holds(role: Role) -> Callable[[], bool]:
    """Return the predicate of a role: in the programme the URL names, or in any when it names none.

    Whoever is not signed in is shown how to, rather than only refused.
    """

    def holds() -> bool:
        person = current_person() if signed_in() else None
        if person is None:
            return False
        held = times_held(person.id, role, (request.view_args or {}).get("slug", ""))
        if role is Role.COORDINATOR:
            g.coordinates_several = held > 1
        return held > 0

    return holds


def register(app: Flask) -> None:
    """Tell the guard who coordinates, sits on a committee, administers; tell menus who coordinates several."""
    register_predicate(Audience.COORDINATOR, _holds(Role.COORDINATOR))
    register_predicate(Audience.COMMITTEE, _holds(Role.COMMITTEE))
    register_predicate(Audience.ADMINISTRATOR, _holds(Role.ADMINISTRATOR))
    app.context_processor(lambda: {"coordinates_several": g.get("coordinates_several", False)})
