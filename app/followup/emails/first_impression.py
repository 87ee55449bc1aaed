"""The letter after a first meeting."""

from datetime import date

from app.applications.models import ApplicantRole
from app.followup.emails.addressing import letter_to, pair_url
from app.followup.rules.first_impression import CHANGED_WITHIN
from app.followup.wording.first_impression import NAMES, OWN
from app.mail.message import Letter
from app.pairing.models import Pair


def followup_first_impression(pair: Pair, role: ApplicantRole, *, met_on: date) -> Letter:
    """Ask one member whether the pair suits them. A link shows the answer it names; only the page's button gives it."""
    page = pair_url(pair, "/premiere-rencontre")
    answers = [(OWN[fit], f"{page}?avis={name}") for fit, name in NAMES.items()]
    return letter_to(
        "followup_first_impression", pair, role, met_on=met_on, page=page, answers=answers, days=CHANGED_WITHIN.days
    )
