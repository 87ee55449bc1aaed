"""How long things are kept, gathered from those who erase them: the privacy page writes no delay of its own.

The life of a draft and of an application declined are settings of each programme: these are what they are at first.
"""

from dataclasses import dataclass

from app.applications.rules import WITHDRAWN_KEPT_DAYS
from app.charters.rules import PROOF_YEARS, UNSIGNED_YEARS
from app.followup.rules.adjusting import KEPT_MONTHS
from app.followup.rules.erasing import NOTICE
from app.mail.retry import KEPT
from app.programmes.definition import Calendar


@dataclass(frozen=True)
class Kept:
    """The delays of the code."""

    draft_days: int = Calendar.model_fields["draft_days"].default
    declined_months: int = Calendar.model_fields["kept_months"].default
    withdrawn_days: int = WITHDRAWN_KEPT_DAYS
    private_months: int = KEPT_MONTHS
    notice_days: int = NOTICE.days
    proof_years: int = PROOF_YEARS
    unsigned_years: int = UNSIGNED_YEARS
    letter_days: int = KEPT.days
