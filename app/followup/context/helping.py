"""What help in confidence adds to a pair's page, and where its readers land."""

from flask import Flask, url_for

from app.access import landing
from app.access.models import Person
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership
from app.followup.queries.helping import has_asked, mediation_offered_to, reads_requests
from app.pairing.rules import OPEN

_INDEX = "followup.referent.index"
_ORDER = 40  # after what one runs, and after one's own pair


def _way(member: Membership) -> Panel | None:
    """The way to help while the year goes on, and afterwards to what one asked."""
    person_id = member.pair.member(member.role).person_id
    asked = has_asked(person_id, member.pair.id) if person_id else False
    if member.pair.state not in OPEN and not asked:
        return None
    way = url_for("followup.participant.help_request", ref=member.pair.ref)
    shown: dict[str, object] = {"url": way, "asked": asked, "partner": member.partner.first_name}
    return Panel("followup/participant/_help_aside.html", shown, order=10)


def _mediation(member: Membership) -> Panel | None:
    """What the other member let this one know of: a mediation, and with whom."""
    person_id = member.pair.member(member.role).person_id
    offered = mediation_offered_to(person_id, member.pair.id) if person_id else None
    return Panel("followup/participant/_help_mediation.html", {"reader": offered.reader}, order=5) if offered else None


def _asked(person: Person) -> Panel | None:
    """On one's account, the way to what one was asked; nothing for whoever never was."""
    if not reads_requests(person.id):
        return None
    return Panel("followup/participant/_help_asked.html", {"url": url_for(_INDEX)}, order=10)


def _landing(person: Person) -> str | None:
    return url_for(_INDEX) if reads_requests(person.id) else None


def register(_app: Flask) -> None:
    """Declare them; a letter leads to the list of requests, so one may come back to it after signing in."""
    declare_panel("pair_aside", "followup.help", _way)
    declare_panel("pair_page", "followup.help", _mediation)
    declare_panel("account", "followup.help", _asked)
    landing.register(_ORDER, _landing)
    landing.allow_next(_INDEX)
