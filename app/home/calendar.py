"""What the opening of applications sends to those who left an address."""

from flask import Flask

from app.core.declarations import Planned, declare_planned
from app.home.queries.noticed import waiting
from app.home.wording import notices


def register(_app: Flask) -> None:
    """Declare it."""
    declare_planned("home.notices", Planned("opens_on", lambda day: day, waiting, notices))
