"""The pages of this feature, one module per audience."""

from app.access.routes import addresses, participant, public
from app.web.audience import assemble

ROOMS = (addresses,)
"""Each adds its pages to the blueprint of its audience when it is read."""

feature = assemble("access", public.pages, participant.pages)
