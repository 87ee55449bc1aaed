"""The content of a programme's public page, drawn again only when something it shows has changed.

Everybody is shown the same content: it depends on nothing of the visitor. The frame around it (menu, message, footer)
is drawn for each. `Shown` lists whatever the content may say; what is not in it must not be in the template.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.applications.rules import Intake, intake
from app.core.clock import now, today
from app.home.queries.public import Published
from app.programmes.queries import definition_at


@dataclass(frozen=True)
class Shown:
    """What the content of a public page depends on."""

    found: Published
    intake: Intake
    day: date
    mounted_at: str


@dataclass(frozen=True)
class Drawn:
    """The content of a public page, and the words by which search engines and messages announce it."""

    description: str
    content: Markup


_drawn: dict[str, tuple[Shown, Drawn]] = {}


def shown(found: Published, *, mounted_at: str) -> Shown:
    """Return what the page of that programme depends on now."""
    calendar = definition_at(found.programme.ref, found.programme.revision).calendar
    return Shown(found, intake(found.programme.state, calendar, now()), today(), mounted_at)


def content(what: Shown, draw: Callable[[], Drawn]) -> Drawn:
    """Return the content for what is shown now: the last one drawn if nothing has changed since."""
    kept = _drawn.get(what.found.programme.ref)
    if kept is None or kept[0] != what:
        kept = (what, draw())
        _drawn[what.found.programme.ref] = kept
    return kept[1]
