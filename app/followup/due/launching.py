"""What the clock does for a launch day: whoever joins late is invited, and whoever is out told, before reminders."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.launch_withdrawing import withdraw_invitations
from app.followup.services.launching import remind_guests, tell_the_others


def register(_app: Flask) -> None:
    """Declare them."""
    declare_due(Due("followup.launch_told", tell_the_others))
    declare_due(Due("followup.launch_withdrawn", withdraw_invitations))
    declare_due(Due("followup.launch_reminders", remind_guests))
