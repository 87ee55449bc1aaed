"""The named moments of the cohort and of a year: what each is, and going there."""

from flask import Response, abort, current_app, flash

from app.core.clock import today
from app.demo import moments, wording
from app.demo.casting_page import account_refs, names_by_address
from app.demo.routes.demo import pages
from app.demo.scenarios.casting import Moment, cast
from app.demo.stand_ins import database_of, pushed_clock
from app.web.pages import page, see_other


@pages.get("/moments/<key>")
def moment(key: str) -> Response:
    """Say what has been lived by then and what there is to try; ask before going there."""
    return page(moment=_moment(key), refs=account_refs(), names=names_by_address())


@pages.post("/moments/<key>")
def go_to_moment(key: str) -> Response:
    """Put the story at that moment. Everybody is signed out."""
    found = _moment(key)
    moments.go_to(pushed_clock(), database_of(current_app), found.key)
    flash(wording.arrived(today(), found.title))
    return see_other("demo.demo.moment", key=found.key)


def _moment(key: str) -> Moment:
    return cast().moments.get(key) or cast().year.get(key) or abort(404)
