"""French of the year, one module a room; each gives the sentences of what its room refuses."""

from flask import Flask

from app.followup.wording import first_impression, helping, launching, objectives, pairs
from app.followup.wording.pairs import LINK_SENT, meetings_so_far, news_promised, short_months, thread_label
from app.web.errors import register_wording

__all__ = ["LINK_SENT", "meetings_so_far", "news_promised", "register", "short_months", "thread_label"]

_ROOMS = (
    first_impression,
    helping,
    launching,
    objectives,
    pairs,
)


def register(_app: Flask) -> None:
    """Give the error pages their sentences."""
    for room in _ROOMS:
        register_wording(room.REFUSALS)
