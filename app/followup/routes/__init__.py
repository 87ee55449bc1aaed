"""The pages of this feature, one module per audience."""

from app.followup.routes import coordinator, launching, participant
from app.web.audience import assemble

ROOMS = (launching,)
"""Each adds its pages to the blueprint of its audience when it is read."""

feature = assemble("followup", participant.pages, coordinator.pages)
