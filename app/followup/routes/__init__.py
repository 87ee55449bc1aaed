"""The pages of this feature, one module per audience."""

from app.web.audience import assemble

feature = assemble("followup")
