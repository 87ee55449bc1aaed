"""What the clock does with meetings."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.meetings_reminding import ask_after_meetings, remind_of_meetings


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("followup.remind_of_meetings", remind_of_meetings))
    declare_due(Due("followup.ask_after_meetings", ask_after_meetings))
