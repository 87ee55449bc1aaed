"""What the year answers to access about help in confidence: referents count as staff."""

from flask import Flask

from app.access import staff
from app.followup.queries.helping import is_confided_in


def register(_app: Flask) -> None:
    """Tell access: what was confided to them closes by itself, in shorter links and sessions.

    Nor may anybody of the coordination move the address by which they come in.
    """
    staff.register("followup.help", is_confided_in)
