"""French of the year, one module a room; each gives the sentences of what its room refuses."""

from flask import Flask

from app.followup.wording import adjusting, first_impression, helping, launching, meetings, objectives, pairs, resources
from app.followup.wording.pairs import LINK_SENT, news_promised, short_months
from app.web.errors import register_wording

__all__ = ["LINK_SENT", "news_promised", "register", "short_months"]

_ROOMS = (
    adjusting,
    first_impression,
    helping,
    launching,
    meetings,
    objectives,
    pairs,
    resources,
)


def register(_app: Flask) -> None:
    """Give the error pages their sentences."""
    for room in _ROOMS:
        register_wording(room.REFUSALS)
