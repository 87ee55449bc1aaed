"""Steps of « le parcours » counted from this floor, which sees every feature; and where staff lands."""

from flask import Flask, url_for

from app.access import landing
from app.access.account import Declinable, offer
from app.access.models import Person
from app.core.declarations import Milestone, declare_milestone
from app.home.queries.coordination import eligible, received, signed_charters
from app.home.wording import eligible_words, received_words, signed_words
from app.programmes.queries import coordinated_by

_ORDER = 10


def _coordination(person: Person) -> str | None:
    """Lead a coordinator to what must be done: in their programme, or in each of theirs."""
    programmes = coordinated_by(person.id)
    if len(programmes) == 1:
        return url_for("home.coordinator.todo", slug=programmes[0].slug)
    return url_for("home.coordinator.index") if programmes else None


def register(_app: Flask) -> None:
    """Declare them; a feature that counts its own step declares it itself."""
    declare_milestone("applications.received", Milestone(10, received, received_words))
    declare_milestone("applications.eligible", Milestone(20, eligible, eligible_words))
    declare_milestone("charters.signed", Milestone(40, signed_charters, signed_words))
    landing.register(_ORDER, _coordination)
    offer(Declinable.SUMMARY, lambda person: bool(coordinated_by(person.id)))
