"""The pages of this feature: the coordination's settings, in modules of one audience."""

from app.programmes.routes import calendar, coordinator, joining, team
from app.web.audience import assemble

__all__ = ["calendar", "feature", "joining", "team"]

feature = assemble("programmes", coordinator.pages)
