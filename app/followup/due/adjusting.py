"""What the clock does to pauses and ends, in this order: what rests goes on before it may be over."""

from flask import Flask

from app.core.declarations import Due, declare_due
from app.followup.services.completing import complete_due
from app.followup.services.ending import tell_due
from app.followup.services.pausing import resume_due


def register(_app: Flask) -> None:
    """Declare it."""
    declare_due(Due("followup.resume", resume_due))
    declare_due(Due("followup.complete", complete_due))
    declare_due(Due("followup.tell_of_an_end", tell_due))
