"""French of the year, one module a room; each gives the sentences of what its room refuses, if it refuses anything."""

from flask import Flask

from app.core.rooms import rooms
from app.followup.wording.pairs import LINK_SENT, news_promised, short_months
from app.web.errors import register_wording

__all__ = ["LINK_SENT", "news_promised", "register", "short_months"]


def register(_app: Flask) -> None:
    """Give the error pages their sentences."""
    for room in rooms(__name__):
        register_wording(getattr(room, "REFUSALS", {}))
