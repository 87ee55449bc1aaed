"""What pairing does when an earlier step of the programme moves."""

from flask import Flask

from app.applications.events import ApplicationWithdrawn
from app.core.events import subscribe
from app.pairing.services import cancel_pairs_of


def _withdrawn(event: ApplicationWithdrawn) -> None:
    cancel_pairs_of(event.application_id, actor=event.actor)


def register(_app: Flask) -> None:
    """A withdrawal cancels the pairs of that person, and is refused with them once one has begun."""
    subscribe(ApplicationWithdrawn, _withdrawn)
