"""The pages of this feature, one module per audience."""

from app.pairing.routes import coordinator, participant
from app.web.audience import assemble

feature = assemble("pairing", participant.pages, coordinator.pages)
