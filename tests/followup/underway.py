"""A pair whose year has begun, and visitors who come in as one of its people."""

from datetime import date

from app.applications.models import ApplicantRole
from app.core.clock import today
from app.core.database import db
from app.followup.models import PairObjective
from app.followup.services.objectives import Aim, add_objective
from app.pairing.models import Pair
from app.pairing.services.forming import activate_pair
from app.programmes.definition import add_months
from app.programmes.models import Programme

from tests.charters.cast import make_pair, make_programme


def a_year(programme: Programme | None = None, *, number: int = 0, starts_on: date | None = None) -> Pair:
    """Ada and Milo (or their nth namesakes), in the first day of their twelve months."""
    pair = make_pair(programme or make_programme(), number)
    first = starts_on or today()
    activate_pair(pair, starts_on=first, ends_on=add_months(first, 12), actor="clock")
    db.session.commit()
    return pair


def an_objective(
    pair: Pair, label: str = "Choisir mon lieu", role: ApplicantRole = ApplicantRole.MENTEE
) -> PairObjective:
    """One more objective of theirs."""
    objective = add_objective(pair, role, Aim("", label), actor="clock")
    db.session.commit()
    return objective
