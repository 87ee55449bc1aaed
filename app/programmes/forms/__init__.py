"""The forms of a programme's settings, and their sentences."""

from app.programmes.forms.calendar import CohortCalendarForm, RollingCalendarForm
from app.programmes.forms.cloning import CloneForm, CohortCloneForm
from app.programmes.forms.shifting import ConfirmForm, ShiftForm
from app.programmes.forms.team import InvitationForm, PartnerForm, ReferentForm

__all__ = [
    "CloneForm",
    "CohortCalendarForm",
    "CohortCloneForm",
    "ConfirmForm",
    "InvitationForm",
    "PartnerForm",
    "ReferentForm",
    "RollingCalendarForm",
    "ShiftForm",
]
