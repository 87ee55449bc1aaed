"""The letter that says, two weeks before, that the private texts of a pair go."""

from datetime import date

from app.applications.models import ApplicantRole
from app.followup.emails.addressing import letter_to, pair_url
from app.mail.message import Letter
from app.pairing.models import Pair


def notes_erased_soon(pair: Pair, role: ApplicantRole, *, kept_until: date) -> Letter:
    """Until when notes and objectives are kept, and where to take them; the same whether there are any or not."""
    return letter_to(
        "followup_notes_erased_soon", pair, role, kept_until=kept_until, notes_url=pair_url(pair, "/notes")
    )
