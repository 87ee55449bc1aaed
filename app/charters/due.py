"""What the clock does to charters."""

from flask import Flask

from app.charters.services import erase_charters, expire_charters, finish_charters, send_reminders
from app.core.declarations import Due, declare_due


def register(_app: Flask) -> None:
    """Declare it: what is over ends first, so that nobody is reminded of it."""
    declare_due(Due("charters_expired", expire_charters))
    declare_due(Due("charter_reminders", send_reminders))
    declare_due(Due("charter_final_files", finish_charters))
    declare_due(Due("charters_erased", erase_charters))
