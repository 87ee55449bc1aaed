"""The three places of signature, the links and codes that lead there, and signatures given on paper."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.charters.models.charters import Charter
from app.core.base import UTC, Base, enum_type


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


class Means(StrEnum):
    """How a signature was given."""

    ONLINE = "online"
    PAPER = "paper"


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
    means: Mapped[Means] = mapped_column(enum_type(Means, "means"), default=Means.ONLINE)
    signed_on: Mapped[date | None]  # the day written on paper
    claimed_name: Mapped[str] = mapped_column(default="")  # how they say their name is written, when the charter errs
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


class PaperScan(Base):
    """The copy of a sheet signed by hand, redrawn from its image alone; it may carry several signatures."""

    __tablename__ = "paper_scan"
    __table_args__ = (UniqueConstraint("charter_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"))
    number: Mapped[int]
    sha256: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # a PDF
    created_at: Mapped[datetime] = mapped_column(UTC)
    created_by: Mapped[str]


class PaperDraft(Base):
    """A copy that was sent and shown, and that nobody has confirmed yet: it binds nobody, and is gone within a day."""

    __tablename__ = "paper_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    charter_id: Mapped[int] = mapped_column(ForeignKey("charter.id"), unique=True)
    parties: Mapped[list[str]] = mapped_column(JSON)  # those said to have signed the sheet
    signed_on: Mapped[date]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)  # a PDF, already redrawn
    created_at: Mapped[datetime] = mapped_column(UTC)
    created_by: Mapped[str]
