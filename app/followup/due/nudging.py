"""What the clock does for pairs of which nothing is heard."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.nudging import nudge_silent_pairs


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("followup.nudge_silent_pairs", nudge_silent_pairs))
