"""The demo's own tables: a clock that can be pushed, and the mailboxes of its cast.

They stand on a base of their own, so that neither migrations nor `db.create_all()` ever make them anywhere else.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.core.base import UTC


class DemoBase(DeclarativeBase):
    """Parent of the tables that exist in demo mode alone."""

    metadata = MetaData()


class DemoClock(DemoBase):
    """How far the clock of the story is ahead of the machine's, in seconds; one row.

    `built_at`: the instant the page of the story was kept at (`snapshot`); `left_at`: where it stood when the demo was
    stopped (Unix seconds).
    """

    __tablename__ = "demo_clock"

    id: Mapped[int] = mapped_column(primary_key=True)
    ahead_seconds: Mapped[float] = mapped_column(default=0.0)
    built_at: Mapped[float]
    left_at: Mapped[float | None]


class DemoMail(DemoBase):
    """One e-mail as its recipient received it."""

    __tablename__ = "demo_mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    to_address: Mapped[str] = mapped_column(index=True)
    sender_name: Mapped[str]
    reply_to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    received_at: Mapped[datetime] = mapped_column(UTC)

    attachments: Mapped[list["DemoAttachment"]] = relationship(order_by="DemoAttachment.id")


class DemoAttachment(DemoBase):
    """A file that came with an e-mail."""

    __tablename__ = "demo_attachment"

    id: Mapped[int] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(ForeignKey("demo_mail.id"), index=True)
    filename: Mapped[str]
    mime: Mapped[str]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
