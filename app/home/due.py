"""What the clock does from here: letters to who left an address, then it goes; the coordination's morning."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.home.services import send_notices, send_summaries


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("notices_sent", send_notices))
    declare_due(Due("morning_summaries", send_summaries, of_the_day=True))
