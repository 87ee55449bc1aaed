"""The answers prepared, released together."""

from flask import Response, flash, request

from app.access.visitor import signed_in_person
from app.applications import queries, services
from app.applications.models import Decision
from app.applications.routes.coordinator import pages
from app.applications.wording import PREPARED, ROLES, said
from app.core.text import version_in
from app.programmes.queries import by_slug
from app.web.pages import page, see_other


@pages.get("/decisions")
def decisions(slug: str) -> Response:
    """List what would be sent, to be read once more before it leaves."""
    programme = by_slug(slug)
    found = queries.prepared(programme.id, signed_in_person().ref)
    return page(
        programme=programme,
        groups=[(each, [row for row in found if row.decision is each]) for each in Decision],
        total=len(found),
        prepared_words=PREPARED,
        roles=ROLES,
        names=queries.names_of(row.decided_by for row in found),
    )


@pages.post("/decisions")
def release(slug: str) -> Response:
    """Send every prepared answer at once, if the list is still the one that was read."""
    programme = by_slug(slug)
    expected: dict[str, int] = {}
    for line in request.form.getlist("decision"):
        ref, _, version = line.partition(":")
        expected[ref] = version_in(version)
    count = services.release_decisions(programme, actor=signed_in_person().ref, expected=expected)
    flash(said.released(count))
    return see_other("applications.coordinator.index", slug=slug)
