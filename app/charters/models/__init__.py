"""Charter texts, issued charters, their three signatures, links, codes, files and events, and the host's seal."""

from app.charters import guards
from app.charters.models.charters import Charter, CharterFile, CharterState, FileKind
from app.charters.models.evidence import CharterEvent
from app.charters.models.sealing import CertificateKind, SealCertificate, SealCheck
from app.charters.models.signing import (
    Means,
    PaperDraft,
    PaperScan,
    Party,
    SignatureSlot,
    SigningCode,
    SigningLink,
    SlotState,
)
from app.charters.models.texts import CharterText
from app.core.base import Base

guards.attach(Base.metadata)

__all__ = [
    "CertificateKind",
    "Charter",
    "CharterEvent",
    "CharterFile",
    "CharterState",
    "CharterText",
    "FileKind",
    "Means",
    "PaperDraft",
    "PaperScan",
    "Party",
    "SealCertificate",
    "SealCheck",
    "SignatureSlot",
    "SigningCode",
    "SigningLink",
    "SlotState",
]
