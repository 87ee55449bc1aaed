"""The pages of this feature, one module per audience."""

from app.pairing.routes import committee, coordinator, participant, releasing, verifying
from app.web.audience import assemble

feature = assemble("pairing", participant.pages, committee.pages, coordinator.pages)

__all__ = ["feature", "releasing", "verifying"]
