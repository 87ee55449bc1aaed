"""The pages of this feature: the coordination's settings, in three modules of one audience."""

from app.programmes.routes import coordinator, joining, team
from app.web.audience import assemble

__all__ = ["feature", "joining", "team"]

feature = assemble("programmes", coordinator.pages)
