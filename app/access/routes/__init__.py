"""The pages of this feature, one module per audience."""

from app.access.routes import participant, public
from app.web.audience import assemble

feature = assemble("access", public.pages, participant.pages)
