"""What the clock does from here: letters to who left an address, then it goes; the coordination's morning."""

from datetime import datetime

from flask import Flask

from app.core.declarations import Due, declare_due
from app.home.services import send_notices, send_summaries


def _send(now: datetime) -> int:
    return send_notices(now)


def _summaries(now: datetime) -> int:
    return send_summaries(now)


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("notices_sent", _send))
    declare_due(Due("morning_summaries", _summaries, of_the_day=True))
