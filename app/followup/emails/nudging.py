"""The letter to a pair of which nothing was heard for long."""

from datetime import date

from app.applications.models import ApplicantRole
from app.core.wording import month_name
from app.followup.emails.addressing import letter_to, pair_url
from app.mail.message import Letter
from app.pairing.models import Pair


def followup_silent(pair: Pair, role: ApplicantRole, *, since: date) -> Letter:
    """Ask one member what would help: they met, they will meet, or it is hard. To each apart.

    `since`: the last meeting, or the beginning when there was none.
    """
    return letter_to(
        "followup_silent",
        pair,
        role,
        month=month_name(since),
        met_url=pair_url(pair, "/rencontres/noter"),
        plan_url=pair_url(pair, "/rencontres/proposer"),
        help_url=pair_url(pair, "/aide"),
    )
