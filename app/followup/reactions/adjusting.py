"""What a pause does when its mentorship is extended meanwhile."""

from flask import Flask

from app.charters.events import CharterCompleted
from app.charters.models import Charter
from app.core.database import db
from app.core.events import subscribe
from app.followup.services.pausing import amended_meanwhile


def _completed(event: CharterCompleted) -> None:
    charter = db.session.get_one(Charter, event.charter_id)
    if charter.amends_id is not None:
        amended_meanwhile(charter.pair)


def register(_app: Flask) -> None:
    """Listen to the third signature of an amendment."""
    subscribe(CharterCompleted, _completed)
