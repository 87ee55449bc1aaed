"""The waiting lists: their order, moved by buttons, and calling up the first when a place falls free."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.applications import queries, services
from app.applications.errors import WaitingListHidden
from app.applications.models import ApplicantRole, Application
from app.applications.routes.coordinator import pages
from app.applications.visitor import ROLES as ROLE_OF
from app.applications.visitor import SLUGS
from app.applications.wording import PREPARED
from app.applications.wording.selection import WAITING_LISTS, called_up, place_taken
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition
from app.web.forms import SeenForm
from app.web.pages import page, see_other

_ROLE = "<any(mentore, mentor):role>"


@pages.get("/liste-d-attente")
def waiting_list(slug: str) -> Response:
    """Show who waits, in order, and how many places are taken."""
    programme, me = by_slug(slug), signed_in_person()
    lists = [
        (role, queries.waiting_list(programme.id, role, me.id)) for role in (ApplicantRole.MENTEE, ApplicantRole.MENTOR)
    ]
    return page(
        programme=programme,
        lists=[(role, SLUGS[role], found, any(map(queries.may_be_called_up, found))) for role, found in lists],
        titles=WAITING_LISTS,
        prepared_words=PREPARED,
        hidden=queries.hides_any(me.id, programme.id),
        accepted=queries.accepted_count(programme.id, ApplicantRole.MENTEE),
        places=definition(programme).places.pairs_max,
    )


@pages.post("/liste-d-attente/<ref>/deplacer")
def move_waiting(slug: str, ref: str) -> Response:
    """Let somebody take the place of the one before them, or after."""
    programme, me = by_slug(slug), signed_in_person()
    application = queries.file_of_staff(programme.id, ref, me.id)
    other = queries.file_of_staff(programme.id, request.form.get("neighbour", ""), me.id)
    up = request.form.get("way") != "down"
    services.swap_waiting(application, other, actor=me.ref, up=up)
    flash(place_taken(application.full_name, up=up))
    return see_other("applications.coordinator.waiting_list", slug=slug)


def _first(programme: Programme, role: str) -> Application | None:
    me = signed_in_person()
    if queries.hides_any(me.id, programme.id):
        raise WaitingListHidden
    listed = queries.waiting_list(programme.id, ROLE_OF[role], me.id)
    return next((each for each in listed if queries.may_be_called_up(each)), None)


@pages.get(f"/liste-d-attente/{_ROLE}/avancer")
def calling_up(slug: str, role: str) -> Response:
    """Say who comes next and what they will receive, before the button."""
    programme = by_slug(slug)
    return page(programme=programme, role=role, application=_first(programme, role))


@pages.post(f"/liste-d-attente/{_ROLE}/avancer")
def call_up(slug: str, role: str) -> Response:
    """Accept the first of the list, if it is still the one who was shown."""
    found = services.call_up(
        by_slug(slug),
        ROLE_OF[role],
        expected=request.form.get("first", ""),
        seen=SeenForm().version,
        actor=signed_in_person().ref,
    )
    flash(called_up(found.full_name))
    return see_other("applications.coordinator.waiting_list", slug=slug)
