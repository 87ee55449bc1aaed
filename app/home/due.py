"""What the clock does for people who left an address: one letter when applications open, then the address goes."""

from datetime import datetime

from flask import Flask

from app.core.declarations import Due, declare_due
from app.home.services import send_notices


def _send(now: datetime) -> int:
    return send_notices(now)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("notices_sent", _send))
