"""Charter texts, issued charters, their three signatures, links, codes, files and events."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.charters import guards
from app.core.base import UTC, Base, enum_type
from app.pairing.models import Pair


class CharterText(Base):
    """One version of a programme's charter, as Markdown. Immutable once published."""

    __tablename__ = "charter_text"
    __table_args__ = (UniqueConstraint("programme_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    version: Mapped[int]
    source: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UTC)
    created_by: Mapped[str]
    published_at: Mapped[datetime | None] = mapped_column(UTC)


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


_LIVE = text("state IN ('draft', 'open', 'complete', 'sealed')")


class Charter(Base):
    """A charter issued for one pair. What is signed is frozen: the snapshot, the PDF, and their fingerprints."""

    __tablename__ = "charter"
    __table_args__ = (
        Index("uq_charter_live_pair", "pair_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
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

    pair: Mapped[Pair] = relationship()
    text: Mapped[CharterText] = relationship()
    slots: Mapped[list["SignatureSlot"]] = relationship(order_by="SignatureSlot.position", back_populates="charter")
    events: Mapped[list["CharterEvent"]] = relationship(order_by="CharterEvent.number", viewonly=True)


class FileKind(StrEnum):
    """The PDF everyone signs, and the one that carries the three signatures."""

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


class Party(StrEnum):
    """The three who sign."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    HOST = "host"


class SlotState(StrEnum):
    """Where one signature stands."""

    PENDING = "pending"
    SIGNED = "signed"
    DECLINED = "declined"


class SignatureSlot(Base):
    """The place of one signature. `email` is the address of record: links and codes go there and nowhere else."""

    __tablename__ = "signature_slot"
    __table_args__ = (UniqueConstraint("charter_id", "party"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    party: Mapped[Party] = mapped_column(enum_type(Party, "party"))
    position: Mapped[int]
    name: Mapped[str]
    called: Mapped[str]  # how letters greet them: a first name, or the whole name of the host's signatory
    email: Mapped[str]
    state: Mapped[SlotState] = mapped_column(enum_type(SlotState, "state"), default=SlotState.PENDING)
    asked_at: Mapped[datetime | None] = mapped_column(UTC)  # when their turn came and the first link left
    signed_at: Mapped[datetime | None] = mapped_column(UTC)
    declined_at: Mapped[datetime | None] = mapped_column(UTC)
    decline_reason: Mapped[str] = mapped_column(default="")  # read by the coordination alone
    reminded_at: Mapped[datetime | None] = mapped_column(UTC)
    reminders: Mapped[int] = mapped_column(default=0)  # how many of the planned days are behind

    charter: Mapped[Charter] = relationship(back_populates="slots")


class SigningLink(Base):
    """A link to sign one slot; several times usable until signed, revoked or past its date."""

    __tablename__ = "signing_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("signature_slot.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)
    revoked_at: Mapped[datetime | None] = mapped_column(UTC)

    slot: Mapped[SignatureSlot] = relationship()


class SigningCode(Base):
    """The six digits that confirm one signature of one document, gone with what was typed once it is given.

    They live in real time, whatever the clock shows.
    """

    __tablename__ = "signing_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("signature_slot.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str]
    frozen_sha256: Mapped[str]
    typed_name: Mapped[str]  # what was typed and ticked before the code was asked for
    consent: Mapped[str]  # the sentence beside the box, word for word
    clauses: Mapped[list[str]] = mapped_column(JSON, default=list)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UTC)
    expires_at: Mapped[datetime] = mapped_column(UTC)


class CharterEvent(Base):
    """One link of a charter's chain of evidence: each carries the hash of the one before.

    `facts` are hashed and never change. What names somebody is there as a salted commitment; the value and its salt are
    in `personal`, which may be erased without breaking the chain.
    """

    __tablename__ = "charter_event"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTC)
    kind: Mapped[str]
    actor: Mapped[str]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    personal: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    previous_hash: Mapped[str]
    hash: Mapped[str]


guards.attach(Base.metadata)
