"""The launch day on a pair's page, and the way to it from the list of pairs."""

from flask import Flask

from app.core.clock import now, to_paris
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.launching import guests, launch_day
from app.followup.wording import launching as wording
from app.programmes.models import Programme
from app.programmes.queries import by_id


def launch_for(member: Membership) -> Panel | None:
    """Return what the pair's page says of the launch day: once somebody is invited, until the evening of the day."""
    programme = by_id(member.pair.programme_id)
    launch = launch_day(programme)
    if launch is None or launch.is_behind(to_paris(now())):
        return None
    found = guests(programme.id, person_id=member.pair.member(member.role).person_id)
    if not found or found[0].invitation is None:
        return None
    said: dict[str, object] = {
        "appointment": wording.alone(wording.appointment(launch)),
        "said": wording.standing(found[0].coming, over=False),
        "coming": found[0].coming,
        "slug": programme.slug,
    }
    return Panel("followup/participant/_launch.html", said, order=10)


def _way_in(programme: Programme) -> Panel | None:
    """On the list of pairs of a cohort: the way to its launch day. No count: it says nothing of anybody."""
    if launch_day(programme) is None:
        return None
    return Panel("followup/coordinator/_launch_link.html", {"slug": programme.slug})


def register(_app: Flask) -> None:
    """Declare both."""
    declare_panel("pair_page", "followup.launch", launch_for)
    declare_panel("pairs", "followup.launch", _way_in)
