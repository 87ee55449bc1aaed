"""The pages of this feature, one module per audience."""

from app.followup.routes import participant
from app.web.audience import assemble

feature = assemble("followup", participant.pages)
