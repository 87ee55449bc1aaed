"""What the clock does to who runs a programme."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.programmes.services.handing_over import take_place_due


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("programmes.hand_over", take_place_due))
