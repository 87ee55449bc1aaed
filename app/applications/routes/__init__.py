"""The pages of this feature, one module per audience; those of the applicant follow the life of an application."""

from app.applications.routes import (
    applicant,
    committee,
    committee_desk,
    coordinator,
    decisions,
    late,
    opened,
    public,
    reading,
    sending,
    status,
    waiting,
)
from app.web.audience import assemble

__all__ = ["applicant", "committee_desk", "decisions", "feature", "late", "reading", "sending", "status", "waiting"]

feature = assemble("applications", public.pages, opened.pages, committee.pages, coordinator.pages)
