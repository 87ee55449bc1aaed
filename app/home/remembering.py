"""The content of a programme's public page, drawn again only when something it shows has changed.

Everybody is shown the same content: it depends on nothing of the visitor. The frame around it (menu, message, footer)
is drawn for each. `Shown` lists whatever the content may say; what is not in it must not be in the template.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from app.applications.rules import Intake, intake
from app.core.clock import now, today
from app.home.queries.public import Published
from app.organisation.context import Site
from app.programmes.models import ProgrammeState
from app.programmes.queries import definition


@dataclass(frozen=True)
class Shown:
    """What the content of a public page depends on."""

    ref: str
    slug: str
    title: str
    revision: int
    state: ProgrammeState
    intake: Intake
    intake_ended_at: datetime | None
    day: date
    asking: int
    ready: int
    partners: tuple[tuple[str, str, str], ...]
    host: tuple[str, str, str, str]
    mounted_at: str


_drawn: dict[str, tuple[Shown, Markup]] = {}


def shown(found: Published, site: Site, *, mounted_at: str) -> Shown:
    """Return what the page of that programme depends on now."""
    programme = found.programme
    return Shown(
        ref=programme.ref,
        slug=programme.slug,
        title=programme.title,
        revision=programme.revision,
        state=programme.state,
        intake=intake(programme.state, definition(programme).calendar, now()),
        intake_ended_at=programme.intake_ended_at,
        day=today(),
        asking=found.mentees_asking,
        ready=found.mentors_ready,
        partners=tuple((each.name, each.role, each.url) for each in found.partners),
        host=(site.organisation, site.called, site.coordinator, site.email),
        mounted_at=mounted_at,
    )


def content(what: Shown, draw: Callable[[], str]) -> Markup:
    """Return the content for what is shown now: the last one drawn if nothing has changed since."""
    kept = _drawn.get(what.ref)
    if kept is None or kept[0] != what:
        kept = (what, Markup(draw()))  # noqa: S704 - what a template has drawn is escaped already
        _drawn[what.ref] = kept
    return kept[1]
