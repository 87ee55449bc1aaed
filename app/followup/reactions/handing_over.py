"""What pairs under way are told when the coordination changes hands."""

from flask import Flask

from app.core.database import db
from app.core.events import subscribe
from app.followup.services.handing_over import tell_new_contact
from app.programmes.events import CoordinationHandedOver
from app.programmes.models import HandOver


def _handed_over(event: CoordinationHandedOver) -> None:
    found = db.session.get_one(HandOver, event.hand_over_id)
    if found.email:  # otherwise they write to the same person as before
        tell_new_contact(event.programme_id, found.ref)


def register(_app: Flask) -> None:
    """Listen to it."""
    subscribe(CoordinationHandedOver, _handed_over)
