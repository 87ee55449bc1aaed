"""The forms of a programme's settings, and their sentences."""

from app.programmes.forms.calendar import CohortCalendarForm, ConfirmForm, RollingCalendarForm, ShiftForm
from app.programmes.forms.team import InvitationForm, PartnerForm, ReferentForm, StepForm

__all__ = [
    "CohortCalendarForm",
    "ConfirmForm",
    "InvitationForm",
    "PartnerForm",
    "ReferentForm",
    "RollingCalendarForm",
    "ShiftForm",
    "StepForm",
]
