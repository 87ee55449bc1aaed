"""Taking down with whom somebody of the staff has a link: the same for a committee and for the coordination."""

from collections.abc import Sequence
from typing import Protocol

from flask import Response, flash

from app.access.visitor import signed_in_person
from app.applications import services
from app.applications.errors import LinksChanged
from app.applications.forms import LinksForm
from app.applications.models import Application
from app.applications.wording.links import links_saved
from app.programmes.models import Programme
from app.web.pages import see_other


class Shows(Protocol):
    """The page that asks. `changed`: somebody applied while it was read."""

    def __call__(self, programme: Programme, form: LinksForm, *, status: int = 200, changed: bool = False) -> Response:
        """Show the form as it is."""


def declare_links(programme: Programme, people: Sequence[Application], show: Shows, *, then: str) -> Response:
    """Take down what was ticked and lead to the page `then`; whoever applied meanwhile is asked about too."""
    form = LinksForm(people)
    if not form.validate():
        return show(programme, form, status=422)
    try:
        count = services.declare_links(programme, signed_in_person(), form.chosen, seen=form.to_seen())
    except LinksChanged:
        return show(programme, LinksForm(people, chosen=form.chosen), status=409, changed=True)
    flash(links_saved(count))
    return see_other(then, slug=programme.slug)
