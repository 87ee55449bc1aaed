"""The pages of this feature, one module per audience."""

from app.followup.routes import amending, coordinator, first_impression, launching, objectives, participant
from app.web.audience import assemble

ROOMS = (
    amending,
    first_impression,
    help,
    launching,
    objectives,
)
"""Each adds its pages to the blueprint of its audience when it is read."""

feature = assemble("followup", participant.pages, referent.pages, coordinator.pages)
