"""Pages of method among what the page of a pair has at hand."""

from flask import Flask

from app.access import landing
from app.core.clock import today
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.resources import is_of_pairs, resources_for
from app.pairing.rules import OVER

_SHOWN = 4


def _panel(member: Membership) -> Panel | None:
    """The first pages this member reads: those for pairs close with the page of the last pair they were in."""
    found = resources_for(of_pairs=member.pair.state not in OVER or _reads(member))
    if not found:
        return None
    context: dict[str, object] = {"resources": found[:_SHOWN], "more": len(found) > _SHOWN}
    return Panel("followup/participant/_resources_at_hand.html", context)


def _reads(member: Membership) -> bool:
    person_id = member.pair.member(member.role).person_id
    return person_id is not None and is_of_pairs(person_id, today())


def register(_app: Flask) -> None:
    """Declare it; the list of pages is also one that people may come back to after signing in."""
    declare_panel("pair_at_hand", "followup.resources", _panel)
    landing.allow_next("followup.public.resources")
