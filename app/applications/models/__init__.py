"""Applications, and how they are read and chosen."""

from app.applications.models.applications import (
    LIVE_STATES,
    ApplicantRole,
    Application,
    ApplicationState,
    Decision,
    ResumeLink,
)
from app.applications.models.selection import LateCode, LinkDeclaration, Opinion, Recommendation, Recusal

__all__ = [
    "LIVE_STATES",
    "ApplicantRole",
    "Application",
    "ApplicationState",
    "Decision",
    "LateCode",
    "LinkDeclaration",
    "Opinion",
    "Recommendation",
    "Recusal",
    "ResumeLink",
]
