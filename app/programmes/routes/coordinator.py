"""The settings of a programme, as its coordination sees them: what it is, and the step it is at."""

from collections.abc import Sequence

from flask import Response, abort, flash

from app.access.visitor import signed_in_person
from app.core.clock import today
from app.core.declarations import panels
from app.core.errors import NotFound
from app.organisation.models import Referent, Signatory
from app.organisation.queries import current_signatory
from app.programmes.errors import ProgrammeMovedOn
from app.programmes.models import Programme
from app.programmes.queries import by_slug, definition, last_mover, referents
from app.programmes.rules import PRIVATE
from app.programmes.services import move_programme
from app.programmes.wording import STATES, Step, steps
from app.programmes.wording.settings import gaps
from app.web.audience import Audience, audience_blueprint
from app.web.forms import SeenForm
from app.web.pages import page, see_other

pages = audience_blueprint(Audience.COORDINATOR, __name__, url_prefix="/coordination/<slug>")


@pages.get("/reglages/programme")
def programme(slug: str) -> Response:
    """Show the present step, those that may follow, and what the programme lacks."""
    found = by_slug(slug)
    return page(
        programme=found,
        definition=definition(found),
        state=STATES[found.state],
        public=found.state not in PRIVATE,
        steps=_steps(found),
        gaps=gaps_of(current_signatory(), referents(found.id)),
        panels=panels("programme_settings", found),
    )


@pages.get("/reglages/programme/<path>")
def step(slug: str, path: str) -> Response:
    """Say what a step changes, with the button that takes it."""
    found = by_slug(slug)
    return page(programme=found, state=STATES[found.state], step=_step(found, path))


@pages.post("/reglages/programme/<path>")
def take_step(slug: str, path: str) -> Response:
    """Take the step, unless the programme has moved on since the page was shown."""
    found, form = by_slug(slug), SeenForm()
    seen = form.version
    if not seen or not form.validate():
        abort(422)
    chosen = _step(found, path, seen=seen)
    move_programme(found, chosen.to, actor=signed_in_person().ref, seen=seen)
    flash(chosen.done)
    return see_other("programmes.coordinator.programme", slug=slug)


def gaps_of(signatory: Signatory | None, helping: Sequence[Referent]) -> list[str]:
    """What a programme lacks to help and to commit its pairs."""
    return gaps(signatory=signatory is not None, referents=[each.outside_coordination for each in helping])


def _steps(found: Programme) -> tuple[Step, ...]:
    return steps(found, definition(found), today())


def _step(found: Programme, path: str, *, seen: int | None = None) -> Step:
    """The step at that address, now; a page shown before somebody else's step is out of date, not unknown."""
    for each in _steps(found):
        if each.path == path:
            return each
    if seen is not None and seen != found.revision:
        raise ProgrammeMovedOn(state=found.state.value, by=last_mover(found.id))
    raise NotFound
