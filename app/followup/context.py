"""Where a member of a pair lands after signing in."""

from flask import Flask, url_for

from app.access import landing
from app.access.models import Person
from app.followup.queries import pairs_of
from app.followup.rules import OVER

_ORDER = 15


def _landing(person: Person) -> str | None:
    if any(pair.state not in OVER for pair in pairs_of(person.id)):
        return url_for("followup.participant.index")
    return None


def register(_app: Flask) -> None:
    """Declare the landing; the index is also a page one may come back to."""
    landing.register(_ORDER, _landing)
    landing.allow_next("followup.participant.index")
