"""The outbox: one row per e-mail, written with the deed that causes it."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.base import UTC, Base, enum_type


class MailState(StrEnum):
    """`queued → sending → sent`; `failed` is a dead letter somebody must look at; `cancelled` never leaves."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


class OutboxMail(Base):
    """One e-mail to one person. Bodies are blanked once sent: they hold links and codes."""

    __tablename__ = "outbox_mail"
    __table_args__ = (Index("ix_outbox_mail_state_next_attempt_at", "state", "next_attempt_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int | None] = mapped_column(index=True)
    name: Mapped[str]
    private: Mapped[bool] = mapped_column(default=False)  # the coordination sees that it left, never what it says
    message_id: Mapped[str] = mapped_column(unique=True)
    to_address: Mapped[str]
    sender_name: Mapped[str]
    reply_to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    secrets: Mapped[list[str]] = mapped_column(JSON, default=list)
    state: Mapped[MailState] = mapped_column(enum_type(MailState, "mail_state"), default=MailState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(UTC)
    next_attempt_at: Mapped[datetime] = mapped_column(UTC)
    claimed_at: Mapped[datetime | None] = mapped_column(UTC)
    sent_at: Mapped[datetime | None] = mapped_column(UTC)

    attachments: Mapped[list["OutboxAttachment"]] = relationship(
        cascade="all, delete-orphan", order_by="OutboxAttachment.id"
    )


class OutboxAttachment(Base):
    """A file that goes with an e-mail; removed once it has left."""

    __tablename__ = "outbox_attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(ForeignKey("outbox_mail.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str]
    mime: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
