"""Pages of method on the page of a pair, at hand."""

from flask import Flask

from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.resources import resources_for

_ORDER = 60
_SHOWN = 4


def _panel(_member: Membership) -> Panel | None:
    found = resources_for(of_pairs=True)
    if not found:
        return None
    context: dict[str, object] = {"resources": found[:_SHOWN], "more": len(found) > _SHOWN}
    return Panel("followup/participant/_resources_panel.html", context, order=_ORDER)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_panel("pair_aside", "followup.resources", _panel)
