"""The pages of this feature, one module per audience; those of the applicant follow the life of an application."""

from app.applications.routes import (
    applicant,
    committee,
    coordinator,
    decisions,
    opened,
    public,
    reading,
    sending,
    status,
)
from app.web.audience import assemble

__all__ = ["applicant", "decisions", "feature", "reading", "sending", "status"]

feature = assemble("applications", public.pages, opened.pages, committee.pages, coordinator.pages)
