"""The letter that says who coordinates from now on."""

from app.applications.models import ApplicantRole
from app.followup.emails.addressing import letter_to
from app.mail.message import Letter
from app.pairing.models import Pair


def followup_contact(pair: Pair, role: ApplicantRole) -> Letter:
    """Tell one member whom they write to now: its head says it."""
    return letter_to("followup_contact", pair, role)
