"""The pages of this feature: the coordination's settings, in modules of one audience."""

from app.programmes.routes import calendar, cloning, coordinator, handing_over, joining, team
from app.web.audience import assemble

__all__ = ["calendar", "cloning", "feature", "handing_over", "joining", "team"]

feature = assemble("programmes", coordinator.pages)
