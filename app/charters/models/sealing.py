"""What the site knows of the host's seal: its public certificates, and what the worker last found of the key."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core.base import UTC, Base, enum_type


class CertificateKind(StrEnum):
    """The root that the host publishes, and the leaves that seal under it."""

    ROOT = "root"
    LEAF = "leaf"


class SealCertificate(Base):
    """One certificate of the seal. None is ever removed: charters sealed under it must verify for ever."""

    __tablename__ = "seal_certificate"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[CertificateKind] = mapped_column(enum_type(CertificateKind, "kind"))
    fingerprint: Mapped[str] = mapped_column(unique=True)  # SHA-256 of the DER form, in hexadecimal
    subject: Mapped[str]
    pem: Mapped[str]
    not_before: Mapped[datetime] = mapped_column(UTC)
    not_after: Mapped[datetime] = mapped_column(UTC)
    added_at: Mapped[datetime] = mapped_column(UTC)


class SealCheck(Base):
    """One row: what the worker, who alone may read the key, found when it last tried it."""

    __tablename__ = "seal_check"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime] = mapped_column(UTC)
    problem: Mapped[str]  # a code; empty when the key seals
    fingerprint: Mapped[str] = mapped_column(default="")  # of the certificate of the key
    not_after: Mapped[datetime | None] = mapped_column(UTC)
