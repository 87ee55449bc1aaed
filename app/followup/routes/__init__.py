"""The pages of this feature, one module per audience."""

from app.followup.routes import (
    amending,
    coordinator,
    first_impression,
    helping,
    launching,
    objectives,
    participant,
    referent,
)
from app.web.audience import assemble

ROOMS = (
    amending,
    first_impression,
    helping,
    launching,
    objectives,
)
"""Each adds its pages to the blueprint of its audience when it is read."""

feature = assemble("followup", participant.pages, referent.pages, coordinator.pages)
