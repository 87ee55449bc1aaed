"""What the clock does for help in confidence: it reminds whoever promised an answer."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.help_reminding import remind_readers


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("help_reminders", remind_readers))
