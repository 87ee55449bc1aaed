"""The pages of this feature, one module per audience; the outbox beside the coordinator's other pages."""

from app.home.routes import coordinator, outbox, public
from app.web.audience import assemble

__all__ = ["feature", "outbox"]

feature = assemble("home", public.pages, coordinator.pages)
