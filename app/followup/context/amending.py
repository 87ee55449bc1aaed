"""The amendments of a pair on its page: the one that waits for a signature, and those that were signed."""

from flask import Flask

from app.charters.models import SlotState
from app.charters.queries import amendments_of_pair, slot_of
from app.charters.rules import SIGNED_BY_ALL
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership


def amendments_panel(member: Membership) -> Panel | None:
    """Return what the pair's page shows of its amendments; nothing when there is none to sign, nor any signed."""
    found = amendments_of_pair(member.pair.id)
    waiting = next((each for each in found if each.closed_at is None and each.completed_at is None), None)
    signed = [each for each in found if each.state in SIGNED_BY_ALL]
    if waiting is None and not signed:
        return None
    slot = slot_of(waiting, member.party) if waiting else None
    context: dict[str, object] = {
        "ref": member.pair.ref,
        "waiting": waiting,
        "to_sign": slot is not None and slot.state is SlotState.PENDING,
        "signed": signed,
    }
    return Panel("followup/participant/_amendments.html", context, order=5)


def register(_app: Flask) -> None:
    """Declare the panel."""
    declare_panel("pair_page", "followup.amending", amendments_panel)
