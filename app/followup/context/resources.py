"""Pages of method among what the page of a pair has at hand."""

from flask import Flask

from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.resources import resources_for

_SHOWN = 4


def _panel(_member: Membership) -> Panel | None:
    found = resources_for(of_pairs=True)
    if not found:
        return None
    context: dict[str, object] = {"resources": found[:_SHOWN], "more": len(found) > _SHOWN}
    return Panel("followup/participant/_resources_at_hand.html", context)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_panel("pair_at_hand", "followup.resources", _panel)
