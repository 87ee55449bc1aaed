"""The pages of this feature, one module per audience."""

from app.followup.routes import (
    adjusting,
    adjusting_staff,
    amending,
    coordinator,
    first_impression,
    helping,
    launching,
    meetings,
    meetings_answering,
    meetings_telling,
    notes,
    objectives,
    objectives_measured,
    participant,
    public,
    referent,
    resources,
)
from app.web.audience import assemble

ROOMS = (
    adjusting,
    adjusting_staff,
    amending,
    first_impression,
    helping,
    launching,
    meetings,
    meetings_answering,
    meetings_telling,
    notes,
    objectives,
    objectives_measured,
    resources,
)
"""Each adds its pages to the blueprint of its audience when it is read."""

feature = assemble("followup", public.pages, participant.pages, referent.pages, coordinator.pages)
