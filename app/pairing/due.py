"""What the clock does to proposals."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.pairing.services import expire_proposals, remind_silent


def register(_app: Flask) -> None:
    """Declare it: what is over is closed before anybody is reminded of it."""
    declare_due(Due("pairing.expire_proposals", expire_proposals))
    declare_due(Due("pairing.remind_silent", remind_silent))
