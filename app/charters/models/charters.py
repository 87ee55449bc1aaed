"""A charter issued for one pair, and its files."""

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.charters.models.texts import CharterText
from app.core.base import UTC, Base, enum_type, unique_while
from app.pairing.models import Pair

if TYPE_CHECKING:
    from app.charters.models.evidence import CharterEvent
    from app.charters.models.signing import SignatureSlot


class CharterState(StrEnum):
    """`draft → open → complete → sealed`, and the ways out."""

    DRAFT = "draft"
    OPEN = "open"
    COMPLETE = "complete"
    SEALED = "sealed"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


_LIVE = "state IN ('draft', 'open', 'complete', 'sealed') AND amends_id IS NULL"
_BEING_SIGNED = "state IN ('draft', 'open') AND amends_id IS NOT NULL"


class Charter(Base):
    """A charter issued for one pair. What is signed is frozen: the snapshot, the PDF, and their fingerprints.

    An amendment is a short charter of its own, which names the one it `amends` and gives the mentorship a new last day.
    """

    __tablename__ = "charter"
    __table_args__ = (
        unique_while("uq_charter_live_pair", "pair_id", condition=_LIVE),
        unique_while("uq_charter_open_amendment", "pair_id", condition=_BEING_SIGNED),
        CheckConstraint("(amends_id IS NULL) = (ends_on IS NULL)", name="amended_to_a_day"),
        Index("ix_charter_programme_id_state", "programme_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str] = mapped_column(unique=True)  # the public id printed on each page, K7QF-2MXT
    reference: Mapped[str] = mapped_column(unique=True)  # CM-2026-0042
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id"), index=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("charter_text.id"))
    state: Mapped[CharterState] = mapped_column(enum_type(CharterState, "state"))
    snapshot: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # canonical JSON, UTF-8
    snapshot_sha256: Mapped[str]
    frozen_sha256: Mapped[str]
    issued_at: Mapped[datetime] = mapped_column(UTC)
    sign_by: Mapped[date]
    completed_at: Mapped[datetime | None] = mapped_column(UTC)
    closed_at: Mapped[datetime | None] = mapped_column(UTC)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("charter.id"), index=True)  # the one it was issued for
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("charter.id"), index=True)
    ends_on: Mapped[date | None]  # the new last day, of an amendment
    erased_at: Mapped[datetime | None] = mapped_column(UTC)  # when its documents and names went, years later

    pair: Mapped[Pair] = relationship()
    text: Mapped[CharterText] = relationship()
    slots: Mapped[list["SignatureSlot"]] = relationship(order_by="SignatureSlot.position", back_populates="charter")
    events: Mapped[list["CharterEvent"]] = relationship(order_by="CharterEvent.number", viewonly=True)


class FileKind(StrEnum):
    """The PDF everyone signs, and the sealed one that carries the three signatures."""

    FROZEN = "frozen"
    FINAL = "final"


class CharterFile(Base):
    """The bytes of one PDF of a charter, drawn once and never again."""

    __tablename__ = "charter_file"
    __table_args__ = (UniqueConstraint("charter_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    kind: Mapped[FileKind] = mapped_column(enum_type(FileKind, "kind"))
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
