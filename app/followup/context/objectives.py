"""What the pair aims at, on the page of the pair."""

from flask import Flask

from app.core.clock import today
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.objectives import objectives_of, thermometer_of
from app.followup.wording.objectives import objective_lines, thermometer_news
from app.pairing.rules import OPEN

_ORDER = 20


def _panel(member: Membership) -> Panel | None:
    """The objectives, once the year has begun; as they were once it is over, until they are erased."""
    known = objectives_of(member.pair.id)
    is_open = member.pair.state in OPEN
    if not is_open and not known:
        return None
    thermometer = None if member.is_mentor else thermometer_of(member.pair, known, today())
    return Panel(
        "followup/participant/_objectives_panel.html",
        {
            "member": member,
            "lines": objective_lines(known, member),
            "is_open": is_open,
            "thermometer": thermometer,
            "news": thermometer_news(thermometer) if thermometer and known else "",
        },
        order=_ORDER,
    )


def register(_app: Flask) -> None:
    """Declare it."""
    declare_panel("pair_page", "followup.objectives", _panel)
