"""What the clock asks after first meetings."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.first_impression import ask_first_impressions


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("followup.ask_first_impressions", ask_first_impressions))
