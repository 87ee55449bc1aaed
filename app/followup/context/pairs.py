"""Where a member of a pair lands after signing in, and what « Ma candidature » says while the charter is on its way."""

from flask import Flask, url_for

from app.access import landing
from app.access.models import Person
from app.applications.models import Application, ApplicationState
from app.charters.queries import missing_signatures
from app.core.clock import today
from app.core.declarations import Panel, declare_panel
from app.followup.queries import Membership, as_seen_by, charter_for, news_by, pairs_of, step_for
from app.followup.rules import NextStep
from app.followup.wording import news_promised
from app.pairing.models import PairState
from app.pairing.queries import pairs_of_application
from app.pairing.rules import OVER

_ORDER = 15
# Pages that letters lead to; but the one of help: nothing keeps that somebody was on their way to it.
_OF_A_PAIR = ("pair", "propose_meeting", "record_meeting", "notes", "first_impression", "another")
_OF_A_MEETING = ("meeting", "move_meeting", "tell_held", "tell_not_held")


def _landing(person: Person) -> str | None:
    if any(pair.state not in OVER for pair in pairs_of(person.id)):
        return url_for("followup.participant.index")
    return None


def _status(application: Application) -> Panel | None:
    """On « Ma candidature »: for each pair whose charter is not signed by all, what its own page puts on top."""
    if application.state is not ApplicationState.ACCEPTED or application.person_id is None:
        return None
    pairs = pairs_of_application(application.id, frozenset({PairState.COMMITTED}))
    lines = [_next_step(as_seen_by(pair, application.person_id)) for pair in pairs]
    return Panel("followup/participant/_status.html", {"lines": lines}, order=5) if lines else None


def _next_step(member: Membership) -> dict[str, object]:
    charter = charter_for(member)
    step = step_for(member, charter)
    return {
        "member": member,
        "charter": charter,
        "step": step.value,
        "missing": missing_signatures(charter.charter) if charter.charter else 0,
        "news": news_promised(news_by(member, charter), today(), failed=step is NextStep.CHARTER_FAILED),
    }


def register(_app: Flask) -> None:
    """Declare the panel and the landing; pages that letters lead to are come back to after signing in."""
    declare_panel("application_status", "followup", _status)
    landing.register(_ORDER, _landing)
    landing.allow_next("followup.participant.index")
    landing.allow_next(*(f"followup.participant.{view}" for view in _OF_A_PAIR), values=("ref",))
    landing.allow_next(*(f"followup.participant.{view}" for view in _OF_A_MEETING), values=("ref", "meeting"))
