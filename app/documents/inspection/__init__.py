"""What a PDF that somebody brings is: its seals, whose they are, what they cover, and the files inside."""

from app.documents.apart import NoPlaceFree
from app.documents.inspection.findings import AttachmentFound, Inspection, Problem, SealFound
from app.documents.inspection.looking import inspect, inspect_apart
from app.documents.model import APPROVED, EVIDENCE

__all__ = [
    "APPROVED",
    "EVIDENCE",
    "AttachmentFound",
    "Inspection",
    "NoPlaceFree",
    "Problem",
    "SealFound",
    "inspect",
    "inspect_apart",
]
