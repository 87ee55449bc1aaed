"""What the clock does with the private texts of pairs that are over: first told, then erased."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.erasing import erase_private, tell_of_erasing


def register(_app: Flask) -> None:
    """Declare both."""
    declare_due(Due("followup.tell_of_erasing", tell_of_erasing))
    declare_due(Due("followup.erase_private", erase_private))
