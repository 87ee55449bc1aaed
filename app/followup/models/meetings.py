"""The meetings of a pair, and what each member writes of them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.applications.models import ApplicantRole
from app.core.base import UTC, Base, enum_type
from app.core.encryption import Confidential
from app.programmes.definition import MeetingMode


class MeetingState(StrEnum):
    """`proposed → agreed → held | cancelled | not_held`, or written down afterwards as `held`."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    HELD = "held"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"


class Meeting(Base):
    """One meeting: a day, the hour when it was planned, and how they met.

    `sequence` grows with each new date (RFC 5545). `proposed_by` is who waits for an answer, or who wrote down a
    meeting held. A meeting contested is counted no more.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_pair_id_happens_on", "pair_id", "happens_on"),
        Index("ix_meeting_state_happens_on", "state", "happens_on"),
        CheckConstraint("state <> 'held' OR mode IS NOT NULL", name="held_somehow"),
        CheckConstraint("state NOT IN ('proposed', 'agreed') OR starts_at IS NOT NULL", name="planned_at_some_time"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"))
    state: Mapped[MeetingState] = mapped_column(enum_type(MeetingState, "meeting_state"))
    proposed_by: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "proposed_by"))
    happens_on: Mapped[date]  # the day in Paris
    starts_at: Mapped[datetime | None] = mapped_column(UTC)
    mode: Mapped[MeetingMode | None] = mapped_column(enum_type(MeetingMode, "mode"))
    place: Mapped[str] = mapped_column(Confidential, default="")  # or the address of the video call
    message: Mapped[str] = mapped_column(Confidential, default="")  # of whoever proposes, to the other
    minutes: Mapped[int | None]  # how long it lasted
    sequence: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(UTC)
    agreed_at: Mapped[datetime | None] = mapped_column(UTC)
    settled_at: Mapped[datetime | None] = mapped_column(UTC)  # when it was said held, cancelled or not held
    contested_at: Mapped[datetime | None] = mapped_column(UTC)

    notes: Mapped[list["MeetingNote"]] = relationship(order_by="MeetingNote.id")


class MeetingNote(Base):
    """What one member writes of a meeting, for themselves or shared with the other. The host never reads it."""

    __tablename__ = "meeting_note"
    __table_args__ = (UniqueConstraint("meeting_id", "author", "shared"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    author: Mapped[ApplicantRole] = mapped_column(enum_type(ApplicantRole, "author"))
    shared: Mapped[bool]
    text: Mapped[str] = mapped_column(Confidential)
    written_at: Mapped[datetime] = mapped_column(UTC)
    version: Mapped[int] = mapped_column(default=1)
